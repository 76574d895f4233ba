{{ config(**built_by_article()) }}
-- One row a person of an article. People of one name are one person where they belong to the same city or organization:
-- whoever holds an office of a city belongs to it, whatever the office; an employee of a company there to the company.
-- Those of whom no article says where they belong stay apart.
with facts as (

    select * from {{ of_changed(ref('stg_persons')) }}

),

cities as (

    select
        cities.article_key,
        cities.name,
        min(places.city_key) as city_key
    from {{ of_changed(ref('stg_cities')) }} as cities
    inner join {{ ref('int_places') }} as places on cities.place_key = places.place_key
    group by cities.article_key, cities.name
    having count(distinct places.city_key) = 1

),

organizations as (

    select
        organizations.article_key,
        organizations.name,
        min(resolved.organization_key) as organization_key,
        min(case when places.place_kind = 'city' then places.city_key end) as city_key,
        max(case when organizations.organization_type in ('government', 'party') then 1 else 0 end) = 1 as is_of_city
    from {{ of_changed(ref('stg_organizations')) }} as organizations
    inner join {{ of_changed(ref('int_article_organizations')) }} as resolved
        on organizations.article_key = resolved.article_key and organizations.name = resolved.alias
    left join {{ ref('int_places') }} as places on organizations.home_place_key = places.place_key
    group by organizations.article_key, organizations.name

),

affiliated as (

    select
        facts.*,
        organizations.organization_key,
        coalesce(cities.city_key, organizations.city_key) as city_key,
        coalesce(
            cities.city_key,
            case when organizations.is_of_city then organizations.city_key end,
            organizations.organization_key,
            facts.article_key
        ) as belongs_to_key
    from facts
    left join cities on facts.article_key = cities.article_key and facts.affiliation = cities.name
    left join organizations
        on facts.article_key = organizations.article_key and facts.affiliation = organizations.name

)

select
    *,
    {{ surrogate_key(["'person'", person_name('name'), 'belongs_to_key']) }} as person_key
from affiliated
