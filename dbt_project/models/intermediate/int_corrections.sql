-- One row a fact that an analyst overrules: each correctable field, whether it is, and whether the fact is refused.
select
    fact_key,
    max(case when field = 'is_refused' and value = 'true' then 1 else 0 end) = 1 as is_refused,
    {{ correction_columns() }}
from {{ ref('int_correction_findings') }}
where is_applied
group by fact_key
