with source as (

    {{ current_rows('cities') }}

),

renamed as (

    select
        fact_key,
        content_key,
        article_key,
        place_key,
        name,
        evidence_text,
        evidence_start,
        evidence_end,
        rule,
        parser_version,
        confidence
    from source

)

select * from renamed
