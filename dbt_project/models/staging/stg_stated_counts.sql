with source as (

    {{ current_rows('stated_counts') }}

),

renamed as (

    select
        fact_key as stated_count_key,
        content_key,
        article_key,
        what,
        stated_count,
        qualifier,
        evidence_text,
        evidence_start,
        evidence_end,
        rule,
        parser_version,
        confidence
    from source

)

select * from renamed
