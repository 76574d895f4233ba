with failures as (

    select
        check_name,
        table_name,
        row_key,
        article_key,
        cast(null as string) as failing_row
    from {{ ref('int_quality_findings') }}
    union all
    -- What failed dbt's tests and Dagster's checks. Those of this very build are added at its end.
    select
        check_name,
        table_name,
        row_key,
        article_key,
        failing_row
    from {{ ref('stg_check_failures') }}

)

select
    check_name,
    table_name,
    cast(
        row_number() over (
            partition by check_name, table_name
            order by article_key nulls last, row_key nulls last, failing_row nulls last
        ) as bigint
    ) as failure_number,
    row_key,
    article_key,
    failing_row
from failures
