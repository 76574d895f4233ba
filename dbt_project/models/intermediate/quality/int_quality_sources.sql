-- One row a source, and whether the week before the last load brought less than half of what a week of the month before
-- did. Sources of a few articles a week come and go.
with loads as (

    select max(loaded_at) as loaded_at from {{ ref('stg_articles') }}

),

counted as (

    select
        articles.source_name,
        sum(case when articles.first_ingested_at > {{ days_before('loads.loaded_at', 7) }} then 1 else 0 end)
            as last_week_count,
        sum(
            case
                when
                    articles.first_ingested_at <= {{ days_before('loads.loaded_at', 7) }}
                    and articles.first_ingested_at > {{ days_before('loads.loaded_at', 35) }}
                    then 1
                else 0
            end
        ) / 4.0 as usual_count
    from {{ ref('stg_articles') }} as articles
    cross join loads
    where not articles.is_sample
    group by articles.source_name

)

select
    *,
    usual_count >= 10 and last_week_count < 0.5 * usual_count as has_dropped
from counted
