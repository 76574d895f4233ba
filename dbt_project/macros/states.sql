{#- Models that are built article by article: what has changed is deleted and made anew, the rest is left as it is.

`int_article_states` has a digest of everything that an article's rows in such models are made from, and the number of the
build in which it last became another one. Each model has on record, in `build.models`, which number it was last built up
to: articles with a higher one are its changed ones. The record changes in the transaction that changes the rows, so that a
build which is killed leaves both as they were. Only DuckDB: elsewhere such a model is a table. -#}

{#- How such a model is kept. -#}
{% macro kept_by_article() -%}
    {{ return('incremental' if target.type == 'duckdb' else 'table') }}
{%- endmacro %}

{#- How such a model is configured. -#}
{% macro built_by_article() -%}
    {{ return({
        'materialized': kept_by_article(),
        'incremental_strategy': 'append',
        'on_schema_change': 'fail',
        'pre_hook': '{{ forget_changed() }}',
        'post_hook': '{{ keep_built() }}',
    }) }}
{%- endmacro %}

{#- The rows of a relation that a build looks at: those of changed articles, and all of them where everything is built. A
model wraps each relation that has a row an article or more, so that it reads no other article. -#}
{% macro of_changed(relation) -%}
    {%- if is_by_article() -%}
    (select * from {{ relation }} where article_key in ({{ changed_articles() }}))
    {%- else -%}
    {{ relation }}
    {%- endif -%}
{%- endmacro %}

{#- Whether only changed articles are built. While dbt reads the project it learns here what such a model waits for; in a
unit test there is no table to be asked. -#}
{% macro is_by_article() -%}
    {%- if not execute -%}
    {%- do ref('int_article_states') -%}
    {%- endif -%}
    {{ return(target.type == 'duckdb' and this and is_incremental()) }}
{%- endmacro %}

{#- The articles that have changed since the model was built: new, revised, resolved otherwise, gone. -#}
{% macro changed_articles() -%}
    select states.article_key
    from {{ ref('int_article_states') }} as states
    where states.changed_in > (
        select coalesce(max(built.number), -1) from build.models as built where built.model = '{{ this.identifier }}'
    )
{%- endmacro %}

{#- Before rows are added: those of changed articles go, and those of articles that nothing is known of. -#}
{% macro forget_changed() -%}
    {%- if execute and is_by_article() %}
    delete from {{ this }}
    where
        article_key in ({{ changed_articles() }})
        or article_key not in (select states.article_key from {{ ref('int_article_states') }} as states)
    {%- endif %}
{%- endmacro %}

{#- After rows are added: up to which number. -#}
{% macro keep_built() -%}
    {%- if target.type == 'duckdb' %}
    delete from build.models where model = '{{ this.identifier }}';
    insert into build.models
    select
        '{{ this.identifier }}' as model,
        max(states.changed_in) as number
    from {{ ref('int_article_states') }} as states
    {%- endif %}
{%- endmacro %}

{#- The highest number on record. -#}
{% macro highest_build() -%}
    {{ '(select coalesce(max(built.number), 0) from build.models as built)' if target.type == 'duckdb' else '0' }}
{%- endmacro %}

{#- Where the numbers stand. -#}
{% macro prepare_builds() -%}
    {%- if target.type == 'duckdb' %}
    create schema if not exists build;
    create table if not exists build.models (model varchar, number bigint)
    {%- endif %}
{%- endmacro %}

{#- One value for a group of rows that tells whether they, in whatever order, are those of before. -#}
{% macro digest(expressions) -%}
    {{ return(adapter.dispatch('digest')(expressions)) }}
{%- endmacro %}

{% macro duckdb__digest(expressions) -%}
    sum(hash({{ expressions | join(', ') }}))
{%- endmacro %}

{% macro spark__digest(expressions) -%}
    sum(cast(xxhash64({{ expressions | join(', ') }}) as decimal(38, 0)))
{%- endmacro %}
