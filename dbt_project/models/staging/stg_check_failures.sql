with source as (

    select * from {{ source('raw', 'check_failures') }}

),

renamed as (

    select
        step,
        check_name,
        table_name,
        failure_number,
        row_key,
        article_key,
        failing_row
    from source

)

select * from renamed
