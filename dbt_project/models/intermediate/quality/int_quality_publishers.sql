-- One row a publisher. One whose articles mostly hold nothing writes of something else, or in a form that is not
-- understood; one of whom nothing new has come for two months may have moved.
with loads as (

    select max(loaded_at) as loaded_at from {{ ref('stg_articles') }}

)

select
    articles.publisher,
    count(*) >= 5 and count(case when parses.fact_count = 0 then 1 end) > 0.5 * count(*) as is_barren,
    count(*) >= 5
    and not bool_or(articles.is_sample)
    and max(articles.published_on) < {{ days_before('max(loads.loaded_at)', 60) }} as is_silent
from {{ ref('stg_parses') }} as parses
inner join {{ ref('stg_articles') }} as articles on parses.article_key = articles.article_key
cross join loads
where articles.publisher is not null
group by articles.publisher
