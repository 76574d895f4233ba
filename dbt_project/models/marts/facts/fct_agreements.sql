select
    agreements.agreement_key,
    recommendations.cluster_key,
    agreements.article_key,
    agreements.title,
    agreements.agreement_kind,
    agreements.agreement_status,
    agreements.agreement_count,
    agreements.signed_edtf,
    agreements.signed_from_on,
    agreements.signed_to_on,
    agreements.signed_precision,
    agreements.signed_anchor,
    codes.cameo_code,
    codes.plover_event,
    dated.fact_on as counted_on,
    recommendations.recommended_for_aggregates,
    agreements.evidence_text,
    agreements.evidence_start,
    agreements.evidence_end,
    agreements.rule,
    agreements.parser_version,
    agreements.confidence,
    agreements.is_corrected
from {{ ref('int_agreements') }} as agreements
inner join {{ ref('int_recommendations') }} as recommendations on agreements.agreement_key = recommendations.fact_key
inner join {{ ref('int_dated_facts') }} as dated on agreements.agreement_key = dated.fact_key
left join {{ ref('agreement_codes') }} as codes
    on
        agreements.agreement_status = codes.agreement_status
        and coalesce(agreements.agreement_kind, 'other') = codes.agreement_kind
