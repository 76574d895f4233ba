with source as (

    {{ current_rows('projects') }}

),

renamed as (

    select
        fact_key,
        content_key,
        article_key,
        name,
        status,
        status_year,
        evidence_text,
        evidence_start,
        evidence_end,
        rule,
        parser_version,
        confidence
    from source

)

select * from renamed
