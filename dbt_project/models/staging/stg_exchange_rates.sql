with source as (

    select * from {{ source('raw', 'exchange_rates') }}

),

renamed as (

    select
        currency_code,
        rate_on,
        units_per_eur
    from source

)

select * from renamed
