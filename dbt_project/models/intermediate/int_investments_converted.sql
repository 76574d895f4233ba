-- One row an amount: its worth in yuan and dollars by the reference rates of the European Central Bank. The rate is
-- that of the day of signing or else of publication, or the last one before it, at most seven days back; where only a
-- month or year is known, the mean over it, if rates were published all through it. No rate: NULL, with the reason.
with dated as (

    select
        investment_key,
        amount,
        currency_code,
        case
            when coalesce(signed_on, published_on) is not null then 'day'
            when
                period_precision in ('day', 'month', 'year') and period_from_on is not null
                then period_precision
        end as basis,
        coalesce(signed_on, published_on, period_from_on) as from_on,
        coalesce(signed_on, published_on, period_to_on) as to_on
    from {{ ref('int_investments') }}

),

rated as (

    select
        dated.investment_key,
        count(*) as rate_count,
        max(rates.rate_on) as last_on,
        max_by(rates.cny_rate, case when rates.cny_rate is not null then rates.rate_on end) as last_cny_rate,
        max_by(rates.usd_rate, case when rates.usd_rate is not null then rates.rate_on end) as last_usd_rate,
        case when count(rates.cny_rate) = count(*) then avg(rates.cny_rate) end as mean_cny_rate,
        case when count(rates.usd_rate) = count(*) then avg(rates.usd_rate) end as mean_usd_rate
    from dated
    inner join {{ ref('int_exchange_rates') }} as rates
        on
            dated.currency_code = rates.currency_code
            and rates.rate_on
            between case when dated.basis = 'day' then {{ days_before('dated.from_on', 7) }} else dated.from_on end
            and dated.to_on
    where dated.basis is not null
    group by dated.investment_key

),

chosen as (

    select
        dated.*,
        case when dated.basis = 'day' then rated.last_on end as rate_on,
        case
            when dated.basis = 'day' then rated.last_cny_rate
            -- Five of seven days are banking days, less some holidays: fewer rates mean that a part of it has none.
            when rated.rate_count >= 0.6 * {{ day_count('dated.from_on', 'dated.to_on') }}
                then rated.mean_cny_rate
        end as cny_rate,
        case
            when dated.basis = 'day' then rated.last_usd_rate
            when rated.rate_count >= 0.6 * {{ day_count('dated.from_on', 'dated.to_on') }}
                then rated.mean_usd_rate
        end as usd_rate
    from dated
    left join rated on dated.investment_key = rated.investment_key

),

converted as (

    select
        *,
        case
            when currency_code = 'CNY' then amount
            else try_cast(round(amount * cny_rate, 2) as decimal(24, 2))
        end as amount_cny,
        case
            when currency_code = 'USD' then amount
            else try_cast(round(amount * usd_rate, 2) as decimal(24, 2))
        end as amount_usd
    from chosen

),

known as (

    select distinct currency_code from {{ ref('int_exchange_rates') }}

)

select
    converted.investment_key,
    converted.amount_cny,
    converted.amount_usd,
    converted.rate_on,
    case
        when converted.cny_rate is not null or converted.usd_rate is not null then converted.basis
        when converted.currency_code in ('CNY', 'USD') and converted.amount is not null then 'same'
        else 'none'
    end as rate_basis,
    case
        when converted.amount_cny is not null and converted.amount_usd is not null then null
        when converted.amount is null then 'no_amount'
        when converted.currency_code is null then 'no_currency'
        when known.currency_code is null then 'no_rates_for_currency'
        when converted.basis is null then 'no_date'
        else 'no_rate_at_that_time'
    end as rate_reason
from converted
left join known on converted.currency_code = known.currency_code
