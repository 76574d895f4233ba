with source as (

    {{ current_rows('persons') }}

),

renamed as (

    select
        fact_key,
        content_key,
        article_key,
        name,
        title,
        affiliation,
        evidence_text,
        evidence_start,
        evidence_end,
        rule,
        parser_version,
        confidence
    from source

)

select * from renamed
