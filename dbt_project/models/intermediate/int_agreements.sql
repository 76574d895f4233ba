-- One row an agreement in an article, corrected, with the cluster of statements about the same agreement: the same
-- sides, form and title, signed in the same year. Copies of a text are always one cluster.
with corrected as (

    select
        facts.agreement_key,
        facts.content_key,
        facts.article_key,
        facts.signed_edtf,
        facts.signed_from_on,
        facts.signed_to_on,
        facts.signed_precision,
        facts.signed_anchor,
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
        corrections.fact_key is not null as is_corrected
    from {{ ref('stg_agreements') }} as facts
    left join {{ ref('int_corrections') }} as corrections on facts.agreement_key = corrections.fact_key
    where corrections.is_refused is not true

),

described as (

    select
        corrected.*,
        articles.text_sha256,
        articles.published_on,
        case
            when sides.party_count >= 2 and corrected.signed_from_on is not null
                then {{ surrogate_key([
                    'corrected.agreement_kind', normalised_name('corrected.title'), 'sides.party_keys',
                    'extract(year from corrected.signed_from_on)'
                ]) }}
        end as statement
    from corrected
    inner join {{ ref('stg_articles') }} as articles on corrected.article_key = articles.article_key
    left join {{ ref('int_fact_sides') }} as sides on corrected.agreement_key = sides.fact_key

)

select
    *,
    {{ cluster_key('agreement') }} as cluster_key
from described
