-- One row a spelling of an organization at one home and an organization that it may be; exactly one of them is chosen.
-- Those that lost are kept: the organizations it was held against, and what it would be if nobody had written it down.
with seen as (

    select
        alias,
        home_place_key,
        organization_key,
        is_curated,
        -- `Municipal Government`, of nobody knows where: another one in each article.
        case when is_nameless then article_key end as article_key
    from {{ ref('int_article_organizations') }}
    group by alias, home_place_key, organization_key, is_curated, case when is_nameless then article_key end

),

written_out as (

    select
        organization_key,
        min(full_name) as full_name
    from {{ ref('stg_organization_decisions') }}
    where is_chosen and full_name in (select aliases.name from {{ ref('stg_organization_aliases') }} as aliases)
    group by organization_key

),

candidates as (

    select
        seen.alias,
        seen.home_place_key,
        seen.article_key,
        case
            when seen.article_key is not null and decisions.is_chosen then seen.organization_key
            else decisions.organization_key
        end as organization_key,
        case when decisions.is_chosen then decisions.full_name else decisions.organization_name end as name,
        decisions.method,
        decisions.score,
        decisions.is_chosen and not seen.is_curated as is_chosen
    from seen
    inner join {{ ref('stg_organization_decisions') }} as decisions
        on seen.alias = decisions.alias and seen.home_place_key = decisions.home_place_key
    where not (seen.is_curated and seen.organization_key = decisions.organization_key)
    union all
    select
        seen.alias,
        seen.home_place_key,
        seen.article_key,
        seen.organization_key,
        written_out.full_name as name,
        'curated' as method,
        1.0 as score,
        true as is_chosen
    from seen
    inner join written_out on seen.organization_key = written_out.organization_key
    where seen.is_curated

)

select
    {{ surrogate_key(['candidates.alias', 'candidates.home_place_key', 'candidates.article_key']) }} as alias_key,
    candidates.alias,
    case when places.place_kind = 'city' then places.city_key end as home_city_key,
    candidates.article_key,
    candidates.organization_key,
    candidates.name,
    candidates.method,
    candidates.score,
    candidates.is_chosen
from candidates
left join {{ ref('int_places') }} as places on candidates.home_place_key = places.place_key
