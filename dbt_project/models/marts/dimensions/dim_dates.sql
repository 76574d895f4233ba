-- Days outside the nineteenth to twenty-first centuries are slips of a pen: they stay in the facts and do not stretch
-- the calendar.
with mentioned as (

    select published_on as day from {{ ref('stg_articles') }}
    union all
    select event_from_on as day from {{ ref('stg_events') }}
    union all
    select event_to_on as day from {{ ref('stg_events') }}
    union all
    select signed_from_on as day from {{ ref('stg_agreements') }}
    union all
    select signed_to_on as day from {{ ref('stg_agreements') }}
    union all
    select period_from_on as day from {{ ref('stg_investments') }}
    union all
    select period_to_on as day from {{ ref('stg_investments') }}
    union all
    select since_from_on as day from {{ ref('stg_partnerships') }}
    union all
    select since_to_on as day from {{ ref('stg_partnerships') }}

),

span as (

    select
        min(day) as first_day,
        max(day) as last_day
    from mentioned
    where day between cast('1800-01-01' as date) and cast('2099-12-31' as date)

),

days as (

    {{ days_between('first_day', 'last_day', 'span') }}

)

select
    day as date_on,
    cast(extract(year from day) as int) as year,
    cast(extract(quarter from day) as int) as quarter,
    cast(extract(month from day) as int) as month,
    cast(extract(day from day) as int) as day_of_month,
    {{ iso_weekday('day') }} as iso_weekday,
    cast(extract(week from day) as int) as iso_week,
    {{ iso_weekday('day') }} >= 6 as is_weekend
from days
