-- One row a fact that an analyst overruled: each correctable field, whether it is, and whether the fact is refused.
select
    fact_key,
    max(case when field = 'is_refused' and value = 'true' then 1 else 0 end) = 1 as is_refused
    {%- for field, type in correctable_fields().items() %},
    max(case when field = '{{ field }}' then cast(nullif(value, '') as {{ type }}) end) as {{ field }},
    max(case when field = '{{ field }}' then 1 else 0 end) = 1 as has_{{ field }}
    {%- endfor %}
from {{ ref('corrections') }}
group by fact_key
