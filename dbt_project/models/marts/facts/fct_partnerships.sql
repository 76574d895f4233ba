select
    partnerships.partnership_key,
    partnerships.cluster_key,
    partnerships.article_key,
    partnerships.city_a_key,
    partnerships.city_b_key,
    partnerships.partnership_kind,
    partnerships.since_edtf,
    partnerships.since_from_on,
    partnerships.since_to_on,
    partnerships.since_precision,
    partnerships.since_anchor,
    partnerships.duration_years,
    dated.fact_on as counted_on,
    recommendations.recommended_for_aggregates,
    partnerships.evidence_text,
    partnerships.evidence_start,
    partnerships.evidence_end,
    partnerships.rule,
    partnerships.parser_version,
    partnerships.confidence,
    partnerships.is_corrected
from {{ ref('int_partnerships') }} as partnerships
inner join {{ ref('int_recommendations') }} as recommendations
    on partnerships.partnership_key = recommendations.fact_key
inner join {{ ref('int_dated_facts') }} as dated on partnerships.partnership_key = dated.fact_key
