{#- A day so many days before another. -#}
{% macro days_before(expression, days) -%}
    {{ return(adapter.dispatch('days_before')(expression, days)) }}
{%- endmacro %}

{% macro duckdb__days_before(expression, days) -%}
    cast({{ dbt.dateadd('day', -days, expression) }} as date)
{%- endmacro %}

{% macro spark__days_before(expression, days) -%}
    date_sub({{ expression }}, {{ days }})
{%- endmacro %}

{#- How many days a day is after another. -#}
{% macro days_from(first, last) -%}
    {{ dbt.datediff(first, last, 'day') }}
{%- endmacro %}

{#- How many days a time has, its first and last included. -#}
{% macro day_count(first, last) -%}
    ({{ days_from(first, last) }} + 1)
{%- endmacro %}

{#- One row a day, column `day`, between two expressions over a relation. -#}
{% macro days_between(first, last, relation) -%}
    {{ return(adapter.dispatch('days_between')(first, last, relation)) }}
{%- endmacro %}

{% macro duckdb__days_between(first, last, relation) -%}
    select cast(unnest(generate_series({{ first }}, {{ last }}, interval 1 day)) as date) as day from {{ relation }}
{%- endmacro %}

{% macro spark__days_between(first, last, relation) -%}
    select explode(sequence({{ first }}, {{ last }}, interval 1 day)) as day from {{ relation }}
{%- endmacro %}

{#- The day of the week, Monday 1 to Sunday 7. -#}
{% macro iso_weekday(expression) -%}
    {{ return(adapter.dispatch('iso_weekday')(expression)) }}
{%- endmacro %}

{% macro duckdb__iso_weekday(expression) -%}
    cast(isodow({{ expression }}) as int)
{%- endmacro %}

{% macro spark__iso_weekday(expression) -%}
    (weekday({{ expression }}) + 1)
{%- endmacro %}

{#- When this run of dbt began, UTC. -#}
{% macro run_time() -%}
    cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S.%f") }}' as timestamp)
{%- endmacro %}
