-- One row a spelling of an organization in an article, whether as an organization, as a side of a fact or merely in the
-- text, with the organization that it is. An alias that a person wrote down beats what was decided from the spelling.
with named as (

    select
        article_key,
        name as alias,
        home_place_key
    from {{ ref('stg_organizations') }}
    union all
    select
        article_key,
        name as alias,
        place_key as home_place_key
    from {{ ref('stg_fact_parties') }}
    where party_kind = 'organization'
    union all
    select
        article_key,
        value as alias,
        cast(null as string) as home_place_key
    from {{ ref('stg_mentions') }}
    where mention_type = 'organization'

),

spelled as (

    select
        article_key,
        alias,
        coalesce(max(home_place_key), '') as home_place_key
    from named
    group by article_key, alias

),

-- The operator's own file has the last word over the one that ships, and a later line over an earlier one.
aliases as (

    select
        name,
        {{ normalised_name('alias') }} as alias_name,
        row_number() over (
            partition by {{ normalised_name('alias') }} order by alias_file, line_number desc
        ) as nth_from_last
    from {{ ref('stg_organization_aliases') }}
    where alias is not null and name is not null

),

curated as (

    select
        aliases.alias_name,
        decisions.organization_key
    from aliases
    inner join {{ ref('stg_organization_decisions') }} as decisions
        on aliases.name = decisions.alias and decisions.home_place_key = '' and decisions.is_chosen
    where aliases.nth_from_last = 1

)

select
    spelled.article_key,
    spelled.alias,
    spelled.home_place_key,
    curated.organization_key is not null as is_curated,
    curated.organization_key is null and decisions.is_nameless as is_nameless,
    case
        when curated.organization_key is not null then curated.organization_key
        when decisions.is_nameless then {{ surrogate_key(['decisions.organization_key', 'spelled.article_key']) }}
        else decisions.organization_key
    end as organization_key
from spelled
left join {{ ref('stg_organization_decisions') }} as decisions
    on
        spelled.alias = decisions.alias
        and spelled.home_place_key = decisions.home_place_key
        and decisions.is_chosen
left join curated on {{ normalised_name('spelled.alias') }} = curated.alias_name
