select
    cast(extract(year from facts.fact_on) as int) as year,
    investments.investment_status as status,
    investments.investment_type as type,
    cast(sum(investments.amount_cny) as decimal(38, 2)) as amount_cny,
    cast(sum(investments.amount_usd) as decimal(38, 2)) as amount_usd,
    count(*) as {{ quoted('rows') }}
from {{ ref('fct_investments') }} as investments
inner join {{ ref('int_dated_facts') }} as facts on investments.investment_key = facts.fact_key
where investments.recommended_for_aggregates
group by extract(year from facts.fact_on), investments.investment_status, investments.investment_type
