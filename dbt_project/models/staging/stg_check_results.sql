with source as (

    select * from {{ source('raw', 'check_results') }}

),

renamed as (

    select
        step,
        check_name,
        table_name,
        severity,
        row_count,
        failure_count,
        passed,
        loaded_at
    from source

)

select * from renamed
