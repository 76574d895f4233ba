-- One row a fact that an analyst overruled: each correctable field, whether it is, and whether the fact is refused.
select
    fact_key,
    max(case when field = 'is_refused' and value = 'true' then 1 else 0 end) = 1 as is_refused,
    {{ correction_columns() }}
from {{ ref('corrections') }}
group by fact_key
