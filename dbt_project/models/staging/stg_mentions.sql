with source as (

    {{ current_rows('mentions') }}

),

renamed as (

    select
        mention_key,
        article_key,
        mention_type,
        text,
        start,
        {{ quoted("end") }},
        value,
        place_key,
        score,
        candidates
    from source

)

select * from renamed
