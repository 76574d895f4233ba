with source as (

    select * from {{ source('raw', 'parser_scores') }}

),

renamed as (

    select
        parser_version,
        scored_at,
        gold_sha256,
        fact_class,
        precision,
        recall,
        f1,
        gold_count
    from source

)

select * from renamed
