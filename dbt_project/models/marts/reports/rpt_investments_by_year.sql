select
    cast(extract(year from counted_on) as int) as year,
    investment_status as status,
    investment_type as type,
    cast(sum(amount_cny) as decimal(38, 2)) as amount_cny,
    cast(sum(amount_usd) as decimal(38, 2)) as amount_usd,
    count(*) as {{ quoted('rows') }}
from {{ ref('fct_investments') }}
where recommended_for_aggregates
group by extract(year from counted_on), investment_status, investment_type
