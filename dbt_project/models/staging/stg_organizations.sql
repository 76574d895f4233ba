with source as (

    {{ current_rows('organizations') }}

),

renamed as (

    select
        fact_key,
        content_key,
        article_key,
        name,
        organization_type,
        home_place_key,
        evidence_text,
        evidence_start,
        evidence_end,
        rule,
        parser_version,
        confidence
    from source

)

select * from renamed
