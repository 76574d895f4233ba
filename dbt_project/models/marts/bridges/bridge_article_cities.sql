{{ config(**built_by_article()) }}
with numbered as (

    select
        facts.*,
        corrections.fact_key is not null as is_corrected,
        places.city_key,
        row_number() over (
            partition by facts.article_key, places.city_key order by facts.evidence_start, facts.fact_key
        ) as nth
    from {{ of_changed(ref('stg_cities')) }} as facts
    inner join {{ ref('int_places') }} as places on facts.place_key = places.place_key and places.place_kind = 'city'
    left join {{ ref('int_corrections') }} as corrections on facts.fact_key = corrections.fact_key
    where corrections.is_refused is not true

)

select
    article_key,
    city_key,
    evidence_text,
    evidence_start,
    evidence_end,
    rule,
    parser_version,
    confidence,
    is_corrected
from numbered
where nth = 1
