-- One row a currency and day: what one unit was worth in yuan and in dollars. NULL where the European Central Bank
-- published no rate for the other currency on that day (the yuan: before April 2005).
with rates as (

    select
        currency_code,
        rate_on,
        units_per_eur
    from {{ ref('stg_exchange_rates') }}
    union all
    select distinct
        'EUR' as currency_code,
        rate_on,
        1.0 as units_per_eur
    from {{ ref('stg_exchange_rates') }}

)

select
    rates.currency_code,
    rates.rate_on,
    yuan.units_per_eur / rates.units_per_eur as cny_rate,
    dollars.units_per_eur / rates.units_per_eur as usd_rate
from rates
left join {{ ref('stg_exchange_rates') }} as yuan on rates.rate_on = yuan.rate_on and yuan.currency_code = 'CNY'
left join {{ ref('stg_exchange_rates') }} as dollars
    on rates.rate_on = dollars.rate_on and dollars.currency_code = 'USD'
