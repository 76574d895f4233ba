select
    investments.investment_key,
    recommendations.cluster_key,
    investments.article_key,
    investments.amount,
    investments.amount_high,
    investments.currency_code,
    investments.amount_qualifier,
    converted.amount_cny,
    converted.amount_usd,
    converted.rate_basis,
    converted.rate_on,
    converted.rate_reason,
    investments.scope,
    investments.is_umbrella,
    investments.investment_status,
    investments.investment_type,
    investments.project_key,
    investments.project_count,
    investments.period_edtf,
    investments.period_from_on,
    investments.period_to_on,
    investments.period_precision,
    investments.period_anchor,
    dated.fact_on as counted_on,
    recommendations.recommended_for_aggregates,
    investments.evidence_text,
    investments.evidence_start,
    investments.evidence_end,
    investments.rule,
    investments.parser_version,
    investments.confidence,
    investments.is_corrected
from {{ ref('int_investments') }} as investments
inner join {{ ref('int_investments_converted') }} as converted
    on investments.investment_key = converted.investment_key
inner join {{ ref('int_recommendations') }} as recommendations on investments.investment_key = recommendations.fact_key
inner join {{ ref('int_dated_facts') }} as dated on investments.investment_key = dated.fact_key
