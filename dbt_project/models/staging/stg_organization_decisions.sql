with source as (

    select * from {{ source('raw', 'organization_decisions') }}

),

renamed as (

    select
        alias,
        home_place_key,
        home_key,
        full_name,
        organization_key,
        organization_name,
        method,
        score,
        is_chosen,
        is_nameless
    from source

)

select * from renamed
