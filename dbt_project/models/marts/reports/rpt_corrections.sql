select
    correction_file,
    line_number,
    fact_key,
    fact_class,
    article_key,
    field,
    value,
    seen_value,
    read_value,
    reason,
    decided_on,
    decided_by,
    finding,
    is_applied
from {{ ref('int_correction_findings') }}
