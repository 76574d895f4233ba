{{ config(**built_by_article()) }}
select
    history_key,
    fact_key,
    fact_class,
    article_key,
    valid_from_at,
    valid_to_at,
    valid_to_at is null as is_current,
    {{ quoted("change") }},
    ended_by,
    said,
    revision,
    parser_version
from {{ of_changed(ref('stg_fact_history')) }}
