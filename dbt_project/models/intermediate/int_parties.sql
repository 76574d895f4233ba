{{ config(**built_by_article()) }}
-- One row a side of a fact, resolved: which organization and which city it is. The city of an organization is its home.
with sides as (

    select * from {{ of_changed(ref('stg_fact_parties')) }}

),

organizations as (

    select
        article_key,
        alias,
        organization_key
    from {{ of_changed(ref('int_article_organizations')) }}

)

select
    sides.fact_key,
    sides.article_key,
    sides.fact_class,
    sides.role,
    sides.position,
    sides.party_kind,
    sides.name as party_name,
    places.admin1,
    places.country_code,
    case when sides.party_kind = 'organization' then organizations.organization_key end as organization_key,
    case when places.place_kind = 'city' then places.city_key end as city_key,
    -- Whoever signs for a city: one article names the city, another its government.
    coalesce(
        case
            when places.place_kind = 'city' and lower(sides.name) like '%government' then places.city_key
        end,
        case when sides.party_kind = 'organization' then organizations.organization_key end,
        places.city_key,
        {{ normalised_name('sides.name') }}
    ) as party_key
from sides
left join {{ ref('int_places') }} as places on sides.place_key = places.place_key
left join organizations on sides.article_key = organizations.article_key and sides.name = organizations.alias
