{{ config(**built_by_article()) }}
with sources as (

    select
        article_key,
        count(*) as source_count
    from {{ of_changed(ref('stg_article_sources')) }}
    group by article_key

)

select
    articles.article_key,
    articles.title,
    articles.publisher,
    places.city_key as publisher_city_key,
    articles.source_uri,
    articles.source_name,
    articles.language,
    articles.published_on,
    articles.revision,
    parses.parser_version,
    articles.first_ingested_at,
    articles.word_count,
    articles.text_sha256,
    coalesce(sources.source_count, 1) as source_count,
    articles.is_sample,
    articles.is_withdrawn
from {{ of_changed(ref('stg_articles')) }} as articles
left join {{ of_changed(ref('stg_parses')) }} as parses on articles.article_key = parses.article_key
left join sources on articles.article_key = sources.article_key
left join {{ ref('publishers') }} as publishers on articles.publisher = publishers.publisher
left join {{ ref('int_places') }} as places on publishers.place_id = places.place_id
