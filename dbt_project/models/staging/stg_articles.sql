-- The newest revision of each. Ranking them all would carry every text along.
with newest as (

    select
        article_key,
        max(revision) as revision
    from {{ source('raw', 'articles') }}
    group by article_key

),

source as (

    select articles.*
    from {{ source('raw', 'articles') }} as articles
    inner join newest on articles.article_key = newest.article_key and articles.revision = newest.revision

),

renamed as (

    select
        article_key,
        revision,
        title,
        text,
        publisher,
        published_on,
        language,
        source_uri,
        source_name,
        text_sha256,
        word_count,
        is_sample,
        is_withdrawn,
        first_ingested_at,
        loaded_at
    from source

)

select * from renamed
