-- One row an agreement, event, investment or partnership: what reports sum of it, zero or NULL unless it is recommended
-- for aggregates, and its day: when it happened, or else when the article appeared.
with dated as (

    select
        facts.agreement_key as fact_key,
        facts.article_key,
        coalesce(facts.signed_from_on, facts.published_on) as fact_on,
        case when facts.agreement_status in ('signed', 'expired') then facts.agreement_count else 0 end
            as agreement_count,
        0 as event_count,
        cast(null as decimal(24, 2)) as amount_cny,
        cast(null as decimal(24, 2)) as amount_usd,
        cast(null as string) as partnership_kind,
        cast(null as int) as since_year
    from {{ ref('int_agreements') }} as facts
    union all
    select
        facts.event_key as fact_key,
        facts.article_key,
        coalesce(facts.event_from_on, facts.published_on) as fact_on,
        0 as agreement_count,
        1 as event_count,
        null as amount_cny,
        null as amount_usd,
        null as partnership_kind,
        null as since_year
    from {{ ref('int_events') }} as facts
    union all
    select
        facts.investment_key as fact_key,
        facts.article_key,
        coalesce(facts.published_on, facts.period_from_on) as fact_on,
        0 as agreement_count,
        0 as event_count,
        converted.amount_cny,
        converted.amount_usd,
        null as partnership_kind,
        null as since_year
    from {{ ref('int_investments') }} as facts
    inner join {{ ref('int_investments_converted') }} as converted on facts.investment_key = converted.investment_key
    union all
    select
        facts.partnership_key as fact_key,
        facts.article_key,
        coalesce(facts.since_from_on, facts.published_on) as fact_on,
        0 as agreement_count,
        0 as event_count,
        null as amount_cny,
        null as amount_usd,
        facts.partnership_kind,
        cast(extract(year from facts.since_from_on) as int) as since_year
    from {{ ref('int_partnerships') }} as facts

)

select
    dated.fact_key,
    dated.article_key,
    dated.fact_on,
    dated.partnership_kind,
    dated.since_year,
    case when recommendations.recommended_for_aggregates then dated.agreement_count else 0 end as agreement_count,
    case when recommendations.recommended_for_aggregates then dated.event_count else 0 end as event_count,
    case when recommendations.recommended_for_aggregates then dated.amount_cny end as amount_cny,
    case when recommendations.recommended_for_aggregates then dated.amount_usd end as amount_usd
from dated
inner join {{ ref('int_recommendations') }} as recommendations on dated.fact_key = recommendations.fact_key
