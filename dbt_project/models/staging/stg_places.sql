with source as (

    {{ current_rows('places') }}

),

renamed as (

    select
        place_key,
        article_key,
        place_id,
        name,
        place_kind,
        level,
        country_code,
        admin1,
        geonames_id,
        gb2260_code,
        latitude,
        longitude
    from source

)

select * from renamed
