with source as (

    {{ current_rows('agreements') }}

),

renamed as (

    select
        fact_key as agreement_key,
        content_key,
        article_key,
        title,
        agreement_kind,
        agreement_status,
        agreement_count,
        signed_edtf,
        signed_from_on,
        signed_to_on,
        signed_precision,
        signed_anchor,
        evidence_text,
        evidence_start,
        evidence_end,
        rule,
        parser_version,
        confidence
    from source

)

select * from renamed
