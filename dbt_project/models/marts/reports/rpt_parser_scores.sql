select
    parser_version,
    scored_at,
    gold_sha256,
    fact_class as class,
    precision,
    recall,
    f1,
    gold_count
from {{ ref('stg_parser_scores') }}
