-- One row an event in an article, corrected, with the cluster of statements about the same event: the same type and
-- cities, on days that fit.
with corrected as (

    select
        facts.event_key,
        facts.content_key,
        facts.article_key,
        facts.evidence_text,
        facts.evidence_start,
        facts.evidence_end,
        facts.rule,
        facts.parser_version,
        facts.confidence,
        {{ corrected('event_type') }},
        {{ corrected_date('event') }},
        corrections.fact_key is not null as is_corrected
    from {{ ref('stg_events') }} as facts
    left join {{ ref('int_corrections') }} as corrections on facts.event_key = corrections.fact_key
    where corrections.is_refused is not true

)

select
    corrected.*,
    locations.city_key,
    coalesce(locations.city_key is not null and sides.city_count >= 2 and sides.host_count = 0, false)
        as is_in_third_place,
    articles.text_sha256,
    articles.published_on,
    articles.first_ingested_at,
    corrected.event_key as fact_key,
    -- Of an event that is only known to be of some year there may be many.
    case
        when sides.city_count >= 2 and corrected.event_precision in ('day', 'range', 'month')
            then concat(coalesce(corrected.event_type, ''), ',', sides.city_keys)
    end as statement,
    cast(null as string) as other_statement,
    corrected.event_type as said_kind,
    cast(null as string) as said_title,
    cast(null as decimal(24, 2)) as said_amount,
    cast(null as string) as said_giver,
    corrected.event_from_on as said_from_on,
    corrected.event_to_on as said_to_on
from corrected
inner join {{ ref('stg_articles') }} as articles on corrected.article_key = articles.article_key
left join {{ ref('int_fact_sides') }} as sides on corrected.event_key = sides.fact_key
left join {{ ref('int_parties') }} as locations
    on corrected.event_key = locations.fact_key and locations.role = 'location' and locations.position = 1
