with statements as (

    select
        projects.*,
        row_number() over (
            partition by projects.project_key
            order by
                statuses.rank desc nulls last, articles.published_on desc nulls last, projects.article_key
        ) as furthest
    from {{ ref('int_projects') }} as projects
    inner join {{ ref('stg_articles') }} as articles on projects.article_key = articles.article_key
    left join {{ ref('money_statuses') }} as statuses on projects.status = statuses.status
    where projects.is_furthest_in_article

)

select
    project_key,
    max(case when furthest = 1 then name end) as name,
    max(city_key) as city_key,
    max(case when furthest = 1 then status end) as latest_status,
    count(*) as article_count
from statements
group by project_key
