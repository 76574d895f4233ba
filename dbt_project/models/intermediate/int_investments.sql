-- One row an amount in an article, corrected, with its project and the cluster of statements about the same money: the
-- same amount for the same project, or between the same sides within a year, and not of two givers.
with corrected as (

    select
        facts.investment_key,
        facts.content_key,
        facts.article_key,
        facts.project_name,
        facts.evidence_text,
        facts.evidence_start,
        facts.evidence_end,
        facts.rule,
        facts.parser_version,
        facts.confidence,
        {{ corrected('amount') }},
        {{ corrected('amount_high') }},
        {{ corrected('currency_code') }},
        {{ corrected('amount_qualifier') }},
        {{ corrected('scope') }},
        {{ corrected('investment_status') }},
        {{ corrected('investment_type') }},
        {{ corrected('project_count') }},
        {{ corrected_date('period') }},
        corrections.fact_key is not null as is_corrected
    from {{ ref('stg_investments') }} as facts
    left join {{ ref('int_corrections') }} as corrections on facts.investment_key = corrections.fact_key
    where corrections.is_refused is not true

),

projects as (

    select
        article_key,
        project_name,
        min(project_key) as project_key
    from {{ ref('int_projects') }}
    group by article_key, project_name

),

-- Money that stands inside the words of an agreement was signed with it.
signings as (

    select
        corrected.investment_key,
        min(agreements.signed_from_on) as signed_on
    from corrected
    inner join {{ ref('int_agreements') }} as agreements
        on
            corrected.article_key = agreements.article_key
            and corrected.evidence_start >= agreements.evidence_start
            and corrected.evidence_end <= agreements.evidence_end
    where agreements.signed_precision = 'day'
    group by corrected.investment_key

)

select
    corrected.*,
    projects.project_key,
    articles.text_sha256,
    articles.published_on,
    signings.signed_on,
    articles.first_ingested_at,
    corrected.investment_key as fact_key,
    coalesce(corrected.scope = 'aggregate', false) or coalesce(corrected.project_count > 1, false) as is_umbrella,
    projects.project_key as statement,
    case when sides.party_count >= 2 then sides.party_keys end as other_statement,
    concat(
        coalesce(corrected.currency_code, ''),
        case
            when coalesce(corrected.scope = 'aggregate', false) or coalesce(corrected.project_count > 1, false)
                then ' in all'
            else ''
        end
    ) as said_kind,
    projects.project_name as said_title,
    corrected.amount as said_amount,
    sides.giver_key as said_giver,
    -- Money for a named project is the same whenever it is spoken of; without one, the same sides may give as much
    -- again next year.
    case
        when projects.project_key is not null then {{ days_before('articles.published_on', 3653) }}
        else coalesce(corrected.period_from_on, signings.signed_on, {{ days_before('articles.published_on', 183) }})
    end as said_from_on,
    case
        when projects.project_key is not null then {{ days_before('articles.published_on', -3653) }}
        else coalesce(corrected.period_to_on, signings.signed_on, {{ days_before('articles.published_on', -183) }})
    end as said_to_on
from corrected
inner join {{ ref('stg_articles') }} as articles on corrected.article_key = articles.article_key
left join {{ ref('int_fact_sides') }} as sides on corrected.investment_key = sides.fact_key
left join signings on corrected.investment_key = signings.investment_key
left join projects
    on
        corrected.article_key = projects.article_key
        and {{ replaced(normalised_name('corrected.project_name'), ' project$', '') }} = projects.project_name
