with source as (

    select * from {{ source('raw', 'fact_history') }}

),

renamed as (

    select
        history_key,
        fact_key,
        fact_class,
        article_key,
        revision,
        parser_version,
        {{ quoted("change") }},
        said,
        valid_from_at,
        valid_to_at,
        ended_by
    from source

)

select * from renamed
