{#- Fields that an analyst may overrule, with their types: a row of `corrections` names one of them. -#}
{% macro correctable_fields() -%}
    {{ return({
        'agreement_kind': 'string', 'agreement_status': 'string', 'agreement_count': 'bigint', 'title': 'string',
        'amount': 'decimal(24, 2)', 'amount_high': 'decimal(24, 2)', 'currency_code': 'string',
        'amount_qualifier': 'string', 'scope': 'string', 'investment_status': 'string', 'investment_type': 'string',
        'project_count': 'bigint', 'event_type': 'string', 'partnership_kind': 'string', 'duration_years': 'bigint',
        'status': 'string', 'status_year': 'int', 'what': 'string', 'stated_count': 'bigint',
    }) }}
{%- endmacro %}

{#- Of the corrections of one fact: each field's value, and whether it has one. -#}
{% macro correction_columns() -%}
    {%- for field, type in correctable_fields().items() -%}
    max(case when field = '{{ field }}' then cast(nullif(value, '') as {{ type }}) end) as {{ field }},
    max(case when field = '{{ field }}' then 1 else 0 end) = 1 as has_{{ field }}
    {%- if not loop.last %},
    {% endif -%}
    {%- endfor -%}
{%- endmacro %}

{#- A field as corrected: a correction's empty value makes it NULL. Asks for joins named `facts` and `corrections`. -#}
{% macro corrected(field) -%}
    case when corrections.has_{{ field }} then corrections.{{ field }} else facts.{{ field }} end as {{ field }}
{%- endmacro %}
