{{ config(materialized='ephemeral') }}
-- No view: it would hold the path of a file on this machine.
with source as (

    select * from {{ source('reference', 'gazetteer') }}

),

renamed as (

    select
        cast(place_id as string) as place_id,
        cast(parent_id as string) as parent_id,
        cast(name as string) as name,
        cast(name_zh as string) as name_zh,
        cast(kind as string) as place_kind,
        cast(level as string) as level,
        cast(country_code as string) as country_code,
        cast(subdivision_code as string) as subdivision_code,
        cast(admin1 as string) as admin1,
        cast(geonames_id as bigint) as geonames_id,
        cast(geonames_admin_id as bigint) as geonames_admin_id,
        cast(gb2260_code as string) as gb2260_code,
        cast(latitude as double) as latitude,
        cast(longitude as double) as longitude,
        nullif(cast(population as bigint), 0) as population
    from source

)

select * from renamed
