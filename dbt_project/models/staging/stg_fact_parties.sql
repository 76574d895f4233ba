with source as (

    {{ current_rows('fact_parties') }}

),

renamed as (

    select
        fact_key,
        article_key,
        fact_class,
        role,
        position,
        party_kind,
        name,
        place_key
    from source

)

select * from renamed
