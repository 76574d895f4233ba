-- One row an agreement, event, investment or partnership: what reports sum of it, zero or NULL unless it is recommended
-- for aggregates, and its day: when it happened, or else when the article appeared.
with dated as (

    select
        facts.agreement_key as fact_key,
        facts.article_key,
        facts.recommended_for_aggregates,
        coalesce(facts.signed_from_on, articles.published_on) as fact_on,
        case when facts.agreement_status in ('signed', 'expired') then facts.agreement_count else 0 end
            as agreement_count,
        0 as event_count,
        cast(null as decimal(24, 2)) as amount_cny,
        cast(null as decimal(24, 2)) as amount_usd,
        cast(null as string) as partnership_kind,
        cast(null as int) as since_year
    from {{ ref('fct_agreements') }} as facts
    inner join {{ ref('dim_articles') }} as articles on facts.article_key = articles.article_key
    union all
    select
        facts.event_key as fact_key,
        facts.article_key,
        facts.recommended_for_aggregates,
        coalesce(facts.event_from_on, articles.published_on) as fact_on,
        0 as agreement_count,
        1 as event_count,
        null as amount_cny,
        null as amount_usd,
        null as partnership_kind,
        null as since_year
    from {{ ref('fct_events') }} as facts
    inner join {{ ref('dim_articles') }} as articles on facts.article_key = articles.article_key
    union all
    select
        facts.investment_key as fact_key,
        facts.article_key,
        facts.recommended_for_aggregates,
        coalesce(articles.published_on, facts.period_from_on) as fact_on,
        0 as agreement_count,
        0 as event_count,
        facts.amount_cny,
        facts.amount_usd,
        null as partnership_kind,
        null as since_year
    from {{ ref('fct_investments') }} as facts
    inner join {{ ref('dim_articles') }} as articles on facts.article_key = articles.article_key
    union all
    select
        facts.partnership_key as fact_key,
        facts.article_key,
        facts.recommended_for_aggregates,
        coalesce(facts.since_from_on, articles.published_on) as fact_on,
        0 as agreement_count,
        0 as event_count,
        null as amount_cny,
        null as amount_usd,
        facts.partnership_kind,
        cast(extract(year from facts.since_from_on) as int) as since_year
    from {{ ref('fct_partnerships') }} as facts
    inner join {{ ref('dim_articles') }} as articles on facts.article_key = articles.article_key

)

select
    fact_key,
    article_key,
    fact_on,
    partnership_kind,
    since_year,
    case when recommended_for_aggregates then agreement_count else 0 end as agreement_count,
    case when recommended_for_aggregates then event_count else 0 end as event_count,
    case when recommended_for_aggregates then amount_cny end as amount_cny,
    case when recommended_for_aggregates then amount_usd end as amount_usd
from dated
