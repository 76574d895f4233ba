{#- The key of a natural key: the same digest as `orchestration.loading.keys.surrogate`. -#}
{% macro surrogate_key(expressions) -%}
    md5(
    {%- for expression in expressions -%}
        coalesce(cast({{ expression }} as string), '')
        {%- if not loop.last %} || chr(31) || {% endif -%}
    {%- endfor -%}
    )
{%- endmacro %}
