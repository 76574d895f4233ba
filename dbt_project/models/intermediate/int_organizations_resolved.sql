-- One row for each spelling of an organization and each organization that it may be; exactly one of them is chosen. An
-- alias that a person wrote down beats the spelling itself.
with spellings as (

    select name as alias from {{ ref('stg_organizations') }}
    union
    select name as alias
    from {{ ref('stg_fact_parties') }}
    where party_kind = 'organization'
    union
    select value as alias
    from {{ ref('stg_mentions') }}
    where mention_type = 'organization'

),

named as (

    select
        alias,
        {{ normalised_name('alias') }} as alias_name
    from spellings

),

curated as (

    select distinct
        {{ normalised_name('alias') }} as alias_name,
        {{ normalised_name('name') }} as organization_name,
        name
    from {{ ref('organization_aliases') }}

)

select
    named.alias,
    {{ surrogate_key(["'organization'", 'named.alias_name']) }} as organization_key,
    named.alias as name,
    'exact' as method,
    1.0 as score,
    curated.alias_name is null as is_chosen
from named
left join curated on named.alias_name = curated.alias_name
union all
select
    named.alias,
    {{ surrogate_key(["'organization'", 'curated.organization_name']) }} as organization_key,
    curated.name,
    'curated' as method,
    1.0 as score,
    true as is_chosen
from named
inner join curated on named.alias_name = curated.alias_name
