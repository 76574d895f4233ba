with articles as (

    select
        city_key,
        count(distinct article_key) as article_count
    from {{ ref('bridge_article_cities') }}
    group by city_key

)

select
    cities.city_key,
    cities.name,
    cities.name_zh,
    cities.level,
    cities.admin1,
    cities.country_code,
    cities.subdivision_code,
    parents.city_key as parent_city_key,
    cities.geonames_id,
    cities.geonames_admin_id,
    cities.gb2260_code,
    cities.latitude,
    cities.longitude,
    cities.population,
    cities.is_in_gazetteer,
    coalesce(articles.article_count, 0) as article_count
from {{ ref('int_places') }} as cities
left join {{ ref('int_places') }} as parents on cities.parent_id = parents.place_id and parents.place_kind = 'city'
left join articles on cities.city_key = articles.city_key
where cities.place_kind = 'city'
