{{ config(
    materialized=kept_by_article(),
    incremental_strategy='delete+insert',
    unique_key='article_key',
    on_schema_change='fail',
) }}
-- One row an article, with a digest of all that models built article by article make of it: the article, its parse,
-- whom and what its names were resolved to, and what was corrected. One that is gone stays, without a digest.
with parts as (

    select
        article_key,
        {{ digest(["'article'", 'revision', 'loaded_at', 'is_withdrawn', 'text_sha256']) }} as part
    from {{ ref('stg_articles') }}
    group by article_key
    union all
    select
        article_key,
        {{ digest(["'place of article'", 'source_name', 'path']) }} as part
    from {{ ref('stg_article_sources') }}
    group by article_key
    union all
    select
        article_key,
        {{ digest(["'parse'", 'revision', 'parser_version', 'loaded_at']) }} as part
    from {{ ref('stg_parses') }}
    group by article_key
    union all
    select
        article_key,
        {{ digest(["'organization'", 'alias', 'home_place_key', 'organization_key', 'is_nameless']) }} as part
    from {{ ref('int_article_organizations') }}
    group by article_key
    union all
    select
        named.article_key,
        {{ digest([
            "'place'",
            'places.place_key',
            'places.place_kind',
            'places.city_key',
            'places.admin1',
            'places.country_code',
        ]) }} as part
    from {{ ref('stg_places') }} as named
    inner join {{ ref('int_places') }} as places on named.place_key = places.place_key
    group by named.article_key
    union all
    select
        article_key,
        {{ digest(["'correction'", 'fact_key', 'field', 'value', 'from_on', 'to_on', 'precision']) }} as part
    from {{ ref('int_correction_findings') }}
    where is_applied and article_key is not null
    group by article_key

),

present as (

    select
        article_key,
        cast(sum(part) as string) as state
    from parts
    group by article_key

){% if is_incremental() -%},

-- Higher than any that a model has on record, also where the states themselves are new.
numbers as (

    select 1 + greatest(max(changed_in), {{ highest_build() }}) as number from {{ this }}

)

select
    coalesce(present.article_key, built.article_key) as article_key,
    present.state,
    numbers.number as changed_in
from present
full outer join {{ this }} as built on present.article_key = built.article_key
cross join numbers
where present.state is distinct from built.state
{%- else %}

select
    article_key,
    state,
    cast(1 + {{ highest_build() }} as bigint) as changed_in
from present
{%- endif %}
