with source as (

    select * from {{ source('raw', 'article_sources') }}

),

renamed as (

    select
        article_key,
        source_name,
        path,
        source_uri,
        text_sha256,
        first_seen_at,
        last_seen_at
    from source

)

select * from renamed
