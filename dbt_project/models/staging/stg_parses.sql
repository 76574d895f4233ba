{#- A table: each model that reads what was parsed asks it which parse counts. -#}
{{ config(materialized='table') }}
-- A withdrawn article has no facts. One that stopped a new version of the parser keeps those of the last that read it.
with source as (

    select
        parses.*,
        row_number() over (
            partition by parses.article_key order by parses.loaded_at desc, parses.parser_version desc
        ) as parses_since
    from {{ source('raw', 'parses') }} as parses
    inner join {{ ref('stg_articles') }} as articles
        on parses.article_key = articles.article_key and parses.revision = articles.revision
    where not articles.is_withdrawn

),

renamed as (

    select
        article_key,
        revision,
        parser_version,
        mention_count,
        fact_count,
        loaded_at
    from source
    where parses_since = 1

)

select * from renamed
