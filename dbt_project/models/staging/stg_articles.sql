with source as (

    select
        *,
        row_number() over (partition by article_key order by revision desc) as revisions_since
    from {{ source('raw', 'articles') }}

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
    where revisions_since = 1

)

select * from renamed
