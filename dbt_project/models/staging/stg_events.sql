with source as (

    {{ current_rows('events') }}

),

renamed as (

    select
        fact_key as event_key,
        content_key,
        article_key,
        event_type,
        event_edtf,
        event_from_on,
        event_to_on,
        event_precision,
        event_anchor,
        evidence_text,
        evidence_start,
        evidence_end,
        rule,
        parser_version,
        confidence
    from source

)

select * from renamed
