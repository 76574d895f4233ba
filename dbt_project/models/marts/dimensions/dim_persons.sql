with statements as (

    select
        persons.*,
        row_number() over (
            partition by persons.person_key
            order by
                articles.published_on desc nulls last,
                case when persons.title is null then 1 else 0 end,
                persons.article_key,
                persons.evidence_start,
                persons.fact_key
        ) as newest,
        dense_rank() over (partition by persons.person_key order by persons.article_key) as nth_article
    from {{ ref('int_persons') }} as persons
    inner join {{ ref('stg_articles') }} as articles on persons.article_key = articles.article_key

)

select
    person_key,
    max(case when newest = 1 then name end) as name,
    max(case when newest = 1 then title end) as latest_title,
    max(case when newest = 1 then organization_key end) as organization_key,
    max(case when newest = 1 then city_key end) as city_key,
    cast(max(nth_article) as bigint) as article_count
from statements
group by person_key
