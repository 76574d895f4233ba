{#- Classes of facts, each with the model that has it as read and the column that is its key there. -#}
{% macro fact_classes() -%}
    {{ return({
        'agreements': ('stg_agreements', 'agreement_key'), 'cities': ('stg_cities', 'fact_key'),
        'events': ('stg_events', 'event_key'), 'investments': ('stg_investments', 'investment_key'),
        'organizations': ('stg_organizations', 'fact_key'), 'partnerships': ('stg_partnerships', 'partnership_key'),
        'persons': ('stg_persons', 'fact_key'), 'projects': ('stg_projects', 'fact_key'),
        'stated_counts': ('stg_stated_counts', 'stated_count_key'),
    }) }}
{%- endmacro %}

{#- Fields that an analyst may overrule: the class of facts that has each, and its type. What values they may hold is
checked when corrections are read (`resolving/correction_fields.py`, which has the same list). -#}
{% macro correctable_fields() -%}
    {{ return({
        'title': ('agreements', 'string'), 'agreement_kind': ('agreements', 'string'),
        'agreement_status': ('agreements', 'string'), 'agreement_count': ('agreements', 'bigint'),
        'signed_edtf': ('agreements', 'string'),
        'amount': ('investments', 'decimal(24, 2)'), 'amount_high': ('investments', 'decimal(24, 2)'),
        'currency_code': ('investments', 'string'), 'amount_qualifier': ('investments', 'string'),
        'scope': ('investments', 'string'), 'investment_status': ('investments', 'string'),
        'investment_type': ('investments', 'string'), 'project_count': ('investments', 'bigint'),
        'period_edtf': ('investments', 'string'),
        'event_type': ('events', 'string'), 'event_edtf': ('events', 'string'),
        'partnership_kind': ('partnerships', 'string'), 'since_edtf': ('partnerships', 'string'),
        'duration_years': ('partnerships', 'bigint'),
        'status': ('projects', 'string'), 'status_year': ('projects', 'int'),
        'what': ('stated_counts', 'string'), 'stated_count': ('stated_counts', 'bigint'),
    }) }}
{%- endmacro %}

{#- Of the corrections of one fact: each field's value, and whether it has one; a fact has one date at most. -#}
{% macro correction_columns() -%}
    {%- for field, (_, type) in correctable_fields().items() -%}
    max(case when field = '{{ field }}' then cast(value as {{ type }}) end) as {{ field }},
    max(case when field = '{{ field }}' then 1 else 0 end) = 1 as has_{{ field }},
    {% endfor -%}
    max(from_on) as date_from_on,
    max(to_on) as date_to_on,
    max(precision) as date_precision
{%- endmacro %}

{#- A field as corrected: a correction's empty value makes it NULL. Asks for joins named `facts` and `corrections`. -#}
{% macro corrected(field) -%}
    case when corrections.has_{{ field }} then corrections.{{ field }} else facts.{{ field }} end as {{ field }}
{%- endmacro %}

{#- The five columns of a date as corrected; what an analyst says is stated. -#}
{% macro corrected_date(prefix) -%}
    {{ corrected(prefix ~ '_edtf') }},
    {% for part in ['from_on', 'to_on', 'precision'] -%}
    case when corrections.has_{{ prefix }}_edtf then corrections.date_{{ part }} else facts.{{ prefix }}_{{ part }} end
        as {{ prefix }}_{{ part }},
    {% endfor -%}
    case
        when not corrections.has_{{ prefix }}_edtf or corrections.has_{{ prefix }}_edtf is null
            then facts.{{ prefix }}_anchor
        when corrections.{{ prefix }}_edtf is not null then 'stated'
    end as {{ prefix }}_anchor
{%- endmacro %}

{#- The facts that the rows of a relation are about, of whatever class, with their articles. -#}
{% macro facts_of_corrections(relation) -%}
    {%- for class, (model, key) in fact_classes().items() %}
    select
        {{ key }} as fact_key,
        '{{ class }}' as fact_class,
        article_key
    from {{ ref(model) }}
    where {{ key }} in (select fact_key from {{ relation }})
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{%- endmacro %}

{#- What the parser reads in the fields that the rows of a relation are about. -#}
{% macro values_of_corrections(relation) -%}
    {%- for field, (class, _) in correctable_fields().items() %}
    {%- set model, key = fact_classes()[class] %}
    select
        {{ key }} as fact_key,
        '{{ field }}' as field,
        cast({{ field }} as string) as read_value
    from {{ ref(model) }}
    where {{ key }} in (select fact_key from {{ relation }} where field = '{{ field }}')
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{%- endmacro %}
