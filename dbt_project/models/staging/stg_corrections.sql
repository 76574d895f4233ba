with source as (

    select * from {{ source('raw', 'corrections') }}

),

renamed as (

    select
        correction_file,
        line_number,
        fact_key,
        field,
        value,
        seen_value,
        from_on,
        to_on,
        precision,
        reason,
        decided_on,
        decided_by,
        problem
    from source

)

select * from renamed
