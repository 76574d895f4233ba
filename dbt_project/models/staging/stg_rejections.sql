with source as (

    select * from {{ source('raw', 'rejections') }}

),

renamed as (

    select
        rejection_key,
        stage,
        reason,
        detail,
        source_name,
        path,
        sha256,
        size_bytes,
        first_seen_at,
        last_seen_at
    from source

)

select * from renamed
