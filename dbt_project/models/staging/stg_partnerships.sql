with source as (

    {{ current_rows('partnerships') }}

),

renamed as (

    select
        fact_key as partnership_key,
        content_key,
        article_key,
        partnership_kind,
        since_edtf,
        since_from_on,
        since_to_on,
        since_precision,
        since_anchor,
        duration_years,
        evidence_text,
        evidence_start,
        evidence_end,
        rule,
        parser_version,
        confidence
    from source

)

select * from renamed
