-- One row a class of facts that the newest parser was scored on, and whether it does worse than the one before on the
-- same annotated articles.
with scored as (

    select
        *,
        lag(f1) over (partition by fact_class, gold_sha256 order by scored_at) as previous_f1,
        row_number() over (partition by fact_class order by scored_at desc, parser_version) as scores_since
    from {{ ref('stg_parser_scores') }}

)

select
    fact_class,
    f1,
    previous_f1,
    coalesce(f1 < previous_f1 - 0.02, false) as has_dropped
from scored
where scores_since = 1
