{{ config(**built_by_article()) }}
-- One row a number that an article states, with what was found. A count of things that were signed is held against
-- agreements, whatever the article calls them: `4 projects formally signed`.
with corrected as (

    select
        facts.stated_count_key,
        facts.article_key,
        facts.qualifier,
        facts.evidence_text,
        facts.evidence_start,
        facts.evidence_end,
        facts.rule,
        facts.parser_version,
        facts.confidence,
        {{ corrected('what') }},
        {{ corrected('stated_count') }},
        corrections.fact_key is not null as is_corrected
    from {{ of_changed(ref('stg_stated_counts')) }} as facts
    left join {{ ref('int_corrections') }} as corrections on facts.stated_count_key = corrections.fact_key
    where corrections.is_refused is not true

),

read_in_context as (

    select
        corrected.*,
        -- The verb stands beside the number more often than inside the evidence: its sentence is looked at, as far as
        -- two hundred characters either way.
        lower(
            {{ replaced(
                'substring(articles.text, greatest(corrected.evidence_start - 200, 0) + 1, '
                ~ 'least(corrected.evidence_start, 200))',
                '(?s)^.*([.!?]\\s|\\n)', ''
            ) }}
            || ' ' || corrected.evidence_text || ' '
            || {{ replaced(
                'substring(articles.text, corrected.evidence_end + 1, 200)', '(?s)([.!?](\\s|$)|\\n).*$', ''
            ) }}
        ) as sentence
    from corrected
    inner join {{ of_changed(ref('stg_articles')) }} as articles on corrected.article_key = articles.article_key

),

agreements as (

    select
        article_key,
        cast(sum(agreement_count) as bigint) as found_count
    from {{ of_changed(ref('int_agreements')) }}
    group by article_key

),

projects as (

    select
        article_key,
        count(distinct project_key) as found_count
    from {{ of_changed(ref('int_projects')) }}
    group by article_key

)

select
    stated.*,
    case
        when
            stated.what = 'agreements'
            or (
                stated.what = 'projects'
                and {{ matches('stated.sentence', '\\b(sign|signed|signing|inked|concluded)\\b') }}
            )
            then coalesce(agreements.found_count, 0)
        when stated.what = 'projects' then coalesce(projects.found_count, 0)
    end as found_count
from read_in_context as stated
left join agreements on stated.article_key = agreements.article_key
left join projects on stated.article_key = projects.article_key
