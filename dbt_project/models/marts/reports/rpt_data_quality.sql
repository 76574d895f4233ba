with looked_at as (

    {{ quality_counts() }}

),

found as (

    select
        check_name,
        table_name,
        count(*) as failure_count
    from {{ ref('int_quality_findings') }}
    group by check_name, table_name

),

loads as (

    select max(loaded_at) as loaded_at from {{ ref('stg_articles') }}

),

checks as (

    select
        looked_at.check_name,
        looked_at.table_name,
        looked_at.severity,
        looked_at.row_count,
        coalesce(found.failure_count, 0) as failure_count,
        cast(looked_at.tolerated_share as double) as tolerated_share,
        coalesce(found.failure_count, 0) <= looked_at.tolerated_share * looked_at.row_count as passed
    from looked_at
    left join found on looked_at.check_name = found.check_name and looked_at.table_name = found.table_name
    union all
    -- What dbt's tests and Dagster's checks found. The tests of this very build are added at its end.
    select
        check_name,
        table_name,
        severity,
        row_count,
        failure_count,
        cast(null as double) as tolerated_share,
        passed
    from {{ ref('stg_check_results') }}

)

select
    loads.loaded_at,
    checks.*
from checks
cross join loads
