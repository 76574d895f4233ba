select
    agreements.agreement_kind as kind,
    cast(extract(year from facts.fact_on) as int) as year,
    cast(sum(facts.agreement_count) as bigint) as {{ quoted('count') }}
from {{ ref('fct_agreements') }} as agreements
inner join {{ ref('int_dated_facts') }} as facts on agreements.agreement_key = facts.fact_key
where agreements.recommended_for_aggregates and agreements.agreement_status in ('signed', 'expired')
group by agreements.agreement_kind, extract(year from facts.fact_on)
