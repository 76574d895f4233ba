{{ config(**built_by_article()) }}
select
    projects.project_key,
    projects.project_key as cluster_key,
    projects.article_key,
    projects.status,
    projects.status_year,
    projects.city_key,
    projects.evidence_text,
    projects.evidence_start,
    projects.evidence_end,
    projects.rule,
    projects.parser_version,
    projects.confidence,
    projects.is_corrected
from {{ of_changed(ref('int_projects')) }} as projects
where projects.is_furthest_in_article
