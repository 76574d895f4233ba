{#- Where a table lies that Spark makes: in the folder of this build, so that nothing is overwritten that counts. -#}
{% macro spark__location_clause() -%}
    location '{{ env_var("COOP_BUILD") | replace("\\", "\\\\") | replace("'", "\\'") }}/{{ model.schema }}/{{ model.alias }}'
{%- endmacro %}
