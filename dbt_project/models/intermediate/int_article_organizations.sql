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

curated as (

    select
        {{ normalised_name('aliases.alias') }} as alias_name,
        min(decisions.organization_key) as organization_key
    from {{ ref('organization_aliases') }} as aliases
    inner join {{ ref('stg_organization_decisions') }} as decisions
        on aliases.name = decisions.alias and decisions.home_place_key = '' and decisions.is_chosen
    group by {{ normalised_name('aliases.alias') }}

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
