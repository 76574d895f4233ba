with source as (

    select * from {{ source('raw', 'organization_aliases') }}

),

renamed as (

    select
        alias_file,
        line_number,
        alias,
        name
    from source

)

select * from renamed
