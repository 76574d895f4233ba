{{ config(**built_by_article()) }}
with numbered as (

    select
        facts.*,
        corrections.fact_key is not null as is_corrected,
        resolved.organization_key,
        row_number() over (
            partition by facts.article_key, resolved.organization_key order by facts.evidence_start, facts.fact_key
        ) as nth
    from {{ of_changed(ref('stg_organizations')) }} as facts
    inner join {{ of_changed(ref('int_article_organizations')) }} as resolved
        on facts.article_key = resolved.article_key and facts.name = resolved.alias
    left join {{ ref('int_corrections') }} as corrections on facts.fact_key = corrections.fact_key
    where corrections.is_refused is not true

)

select
    article_key,
    organization_key,
    evidence_text,
    evidence_start,
    evidence_end,
    rule,
    parser_version,
    confidence,
    is_corrected
from numbered
where nth = 1
