{#- Drops what models and lookups of earlier versions left behind: a table that nothing fills any more would be published
for ever, and look as good as the others. Publications are made of a DuckDB file, so that is where it matters. -#}
{% macro drop_orphans() -%}
    {%- if execute and target.type == 'duckdb' and flags.WHICH in ['build', 'run'] -%}
        {%- set kept = [] -%}
        {%- set schemas = [] -%}
        {%- for node in graph.nodes.values() if node.resource_type in ['model', 'seed'] -%}
            {%- do kept.append(node.schema ~ '.' ~ node.alias) -%}
            {%- do schemas.append(node.schema) -%}
        {%- endfor -%}
        {%- set stored = run_query(
            "select table_schema, table_name from information_schema.tables where table_catalog = '" ~ target.database
            ~ "' and table_schema in ('" ~ schemas | unique | join("', '") ~ "')"
        ) -%}
        {%- for schema, name in stored.rows if schema ~ '.' ~ name not in kept -%}
            {%- set orphan = adapter.get_relation(target.database, schema, name) -%}
            {%- do log('Dropping ' ~ orphan ~ ': no model fills it any more.', info=true) -%}
            {%- do adapter.drop_relation(orphan) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
