select
    agreement_kind as kind,
    cast(extract(year from counted_on) as int) as year,
    cast(sum(agreement_count) as bigint) as {{ quoted('count') }}
from {{ ref('fct_agreements') }}
where recommended_for_aggregates and agreement_status in ('signed', 'expired')
group by agreement_kind, extract(year from counted_on)
