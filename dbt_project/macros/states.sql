{#- Models that are built article by article: what has changed is deleted and made anew, the rest is left as it is.

Such a model asks a model of states, one row an article with a digest of everything that its rows are made from. The states
that it was last built from are kept in the schema `build`; they change in the transaction that changes the rows, so that a
build which is killed leaves both as they were. Only DuckDB: elsewhere such a model is a table. -#}

{#- How such a model is kept. -#}
{% macro by_article() -%}
    {{ return('incremental' if target.type == 'duckdb' else 'table') }}
{%- endmacro %}

{#- The articles whose state is another than the one that was built, new and gone ones too. -#}
{% macro changed_articles(states) -%}
    select coalesce(present.article_key, built.article_key) as article_key
    from {{ ref(states) }} as present
    full outer join build.{{ states }} as built on present.article_key = built.article_key
    where present.state is distinct from built.state
{%- endmacro %}

{#- Before rows are added: those of changed articles go. Without states nothing is known of any row, and all go. -#}
{% macro forget_changed(states) -%}
    {%- if target.type == 'duckdb' %}
    create schema if not exists build;
    {%- if execute and is_incremental() %}
    {%- if load_relation(api.Relation.create(database=target.database, schema='build', identifier=states)) is none %}
    delete from {{ this }};
    create table build.{{ states }} as select article_key, state from {{ ref(states) }} limit 0;
    {%- else %}
    delete from {{ this }} where article_key in ({{ changed_articles(states) }});
    {%- endif %}
    {%- endif %}
    {%- endif %}
{%- endmacro %}

{#- After rows are added: what they were made from. -#}
{% macro keep_states(states) -%}
    {%- if target.type == 'duckdb' %}
    create or replace table build.{{ states }} as select article_key, state from {{ ref(states) }}
    {%- endif %}
{%- endmacro %}
