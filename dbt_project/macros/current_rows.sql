{#- The rows of a raw table that count: those of each article's current revision and newest complete parse. -#}
{% macro current_rows(table_name) -%}
    select source.*
    from {{ source('raw', table_name) }} as source
    inner join {{ ref('stg_parses') }} as parses
        on
            source.article_key = parses.article_key
            and source.revision = parses.revision
            and source.parser_version = parses.parser_version
{%- endmacro %}
