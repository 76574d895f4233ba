with statements as (

    select
        resolved.organization_key,
        facts.article_key,
        facts.organization_type,
        case when places.place_kind = 'city' then places.city_key end as home_city_key
    from {{ ref('stg_organizations') }} as facts
    inner join {{ ref('int_article_organizations') }} as resolved
        on facts.article_key = resolved.article_key and facts.name = resolved.alias
    left join {{ ref('int_places') }} as places on facts.home_place_key = places.place_key

),

-- The longest spelling is the one written out; a curated name is the only one of its organization.
names as (

    select
        organization_key,
        name,
        row_number() over (
            partition by organization_key
            order by case when method = 'curated' then 0 else 1 end, length(name) desc, name
        ) as nth
    from {{ ref('int_organizations_resolved') }}
    where is_chosen

),

types as (

    select
        organization_key,
        organization_type,
        row_number() over (partition by organization_key order by count(*) desc, organization_type) as nth
    from statements
    where organization_type is not null
    group by organization_key, organization_type

),

homes as (

    select
        organization_key,
        home_city_key,
        row_number() over (partition by organization_key order by count(*) desc, home_city_key) as nth
    from statements
    where home_city_key is not null
    group by organization_key, home_city_key

),

articles as (

    select
        organization_key,
        count(distinct article_key) as article_count
    from statements
    group by organization_key

)

select
    names.organization_key,
    names.name,
    types.organization_type,
    -- A government at home in a city is a local one.
    case
        when types.organization_type = 'government' and homes.home_city_key is not null then '11'
        else codes.iati_organisation_type_code
    end as iati_organisation_type_code,
    codes.plover_sector,
    homes.home_city_key,
    coalesce(articles.article_count, 0) as article_count
from names
left join types on names.organization_key = types.organization_key and types.nth = 1
left join homes on names.organization_key = homes.organization_key and homes.nth = 1
left join articles on names.organization_key = articles.organization_key
left join {{ ref('organization_types') }} as codes on types.organization_type = codes.organization_type
where names.nth = 1
