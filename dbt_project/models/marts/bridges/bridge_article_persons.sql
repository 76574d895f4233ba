{{ config(**built_by_article()) }}
with numbered as (

    select
        facts.*,
        corrections.fact_key is not null as is_corrected,
        row_number() over (
            partition by facts.article_key, facts.person_key order by facts.evidence_start, facts.fact_key
        ) as nth
    from {{ of_changed(ref('int_persons')) }} as facts
    left join {{ ref('int_corrections') }} as corrections on facts.fact_key = corrections.fact_key
    where corrections.is_refused is not true

)

select
    article_key,
    person_key,
    title,
    evidence_text,
    evidence_start,
    evidence_end,
    rule,
    parser_version,
    confidence,
    is_corrected
from numbered
where nth = 1
