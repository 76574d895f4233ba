-- One row an agreement in an article, corrected, with the cluster of statements about the same agreement: the same
-- sides, and a form, title and day that fit.
with corrected as (

    select
        facts.agreement_key,
        facts.content_key,
        facts.article_key,
        facts.evidence_text,
        facts.evidence_start,
        facts.evidence_end,
        facts.rule,
        facts.parser_version,
        facts.confidence,
        {{ corrected('title') }},
        {{ corrected('agreement_kind') }},
        {{ corrected('agreement_status') }},
        {{ corrected('agreement_count') }},
        {{ corrected_date('signed') }},
        corrections.fact_key is not null as is_corrected
    from {{ ref('stg_agreements') }} as facts
    left join {{ ref('int_corrections') }} as corrections on facts.agreement_key = corrections.fact_key
    where corrections.is_refused is not true

)

select
    corrected.*,
    articles.text_sha256,
    articles.published_on,
    articles.first_ingested_at,
    corrected.agreement_key as fact_key,
    case when sides.party_count >= 2 then sides.party_keys end as statement,
    cast(null as string) as other_statement,
    -- What one article calls a strategic agreement is another's framework agreement.
    case
        when corrected.agreement_kind in ('cooperation_agreement', 'strategic_agreement', 'framework_agreement')
            then 'agreement'
        when corrected.agreement_kind in ('sister_city', 'friendship_agreement') then 'friendship'
        when corrected.agreement_kind in ('contract', 'project') then 'contract'
        when corrected.agreement_kind != 'other' then corrected.agreement_kind
    end as said_kind,
    {{ agreement_subject('corrected.title') }} as said_title,
    cast(null as decimal(24, 2)) as said_amount,
    cast(null as string) as said_giver,
    -- News is of the weeks around it.
    coalesce(corrected.signed_from_on, {{ days_before('articles.published_on', 31) }}) as said_from_on,
    coalesce(corrected.signed_to_on, {{ days_before('articles.published_on', -31) }}) as said_to_on
from corrected
inner join {{ ref('stg_articles') }} as articles on corrected.article_key = articles.article_key
left join {{ ref('int_fact_sides') }} as sides on corrected.agreement_key = sides.fact_key
