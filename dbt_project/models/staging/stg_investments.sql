with source as (

    {{ current_rows('investments') }}

),

renamed as (

    select
        fact_key as investment_key,
        content_key,
        article_key,
        amount,
        amount_high,
        currency_code,
        amount_qualifier,
        scope,
        investment_status,
        investment_type,
        project_name,
        project_count,
        period_text,
        period_edtf,
        period_from_on,
        period_to_on,
        period_precision,
        period_anchor,
        evidence_text,
        evidence_start,
        evidence_end,
        rule,
        parser_version,
        confidence
    from source

)

select * from renamed
