{{ config(**built_by_article()) }}
-- One row a project that an article speaks of, corrected. Projects of one name are one project where they are in the
-- same city; those whose city no article gives stay apart.
with located as (

    select
        facts.*,
        places.city_key,
        {{ replaced(normalised_name('facts.name'), ' project$', '') }} as project_name
    from {{ of_changed(ref('stg_projects')) }} as facts
    left join {{ of_changed(ref('int_parties')) }} as places
        on facts.fact_key = places.fact_key and places.role = 'location' and places.position = 1

),

keyed as (

    select
        *,
        {{ surrogate_key(["'project'", 'project_name', 'coalesce(city_key, article_key)']) }} as project_key
    from located

),

corrected as (

    select
        facts.fact_key,
        facts.project_key,
        facts.article_key,
        facts.name,
        facts.project_name,
        facts.city_key,
        facts.evidence_text,
        facts.evidence_start,
        facts.evidence_end,
        facts.rule,
        facts.parser_version,
        facts.confidence,
        {{ corrected('status') }},
        {{ corrected('status_year') }},
        corrections.fact_key is not null as is_corrected
    from keyed as facts
    left join {{ ref('int_corrections') }} as corrections on facts.fact_key = corrections.fact_key
    where corrections.is_refused is not true

)

select
    corrected.*,
    -- What an article says twice of a project is one statement: that of the furthest status.
    row_number() over (
        partition by corrected.project_key, corrected.article_key
        order by
            statuses.rank desc nulls last,
            corrected.status_year desc nulls last,
            corrected.evidence_start,
            corrected.fact_key
    ) = 1 as is_furthest_in_article
from corrected
left join {{ ref('money_statuses') }} as statuses on corrected.status = statuses.status
