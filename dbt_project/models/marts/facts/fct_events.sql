select
    events.event_key,
    recommendations.cluster_key,
    events.article_key,
    events.event_type,
    events.event_edtf,
    events.event_from_on,
    events.event_to_on,
    events.event_precision,
    events.event_anchor,
    events.city_key,
    codes.cameo_code,
    codes.plover_event,
    codes.plover_mode,
    dated.fact_on as counted_on,
    recommendations.recommended_for_aggregates,
    events.evidence_text,
    events.evidence_start,
    events.evidence_end,
    events.rule,
    events.parser_version,
    events.confidence,
    events.is_corrected
from {{ ref('int_events') }} as events
inner join {{ ref('int_recommendations') }} as recommendations on events.event_key = recommendations.fact_key
inner join {{ ref('int_dated_facts') }} as dated on events.event_key = dated.fact_key
left join {{ ref('event_codes') }} as codes
    on events.event_type = codes.event_type and events.is_in_third_place = codes.is_in_third_place
