-- One row a statement and another that may be about the same thing. Copies of a text say the same.
with statements as (

    select * from {{ ref('int_statements') }}

),

blocks as (

    select
        fact_key,
        fact_class,
        statement as block_key
    from statements
    where statement is not null
    union
    select
        fact_key,
        fact_class,
        other_statement as block_key
    from statements
    where other_statement is not null
    union
    select
        fact_key,
        fact_class,
        {{ surrogate_key(['text_sha256', 'content_key']) }} as block_key
    from statements

),

met as (

    select distinct
        a.fact_key,
        b.fact_key as other_key
    from blocks as a
    inner join blocks as b
        on a.block_key = b.block_key and a.fact_class = b.fact_class and a.fact_key != b.fact_key

)

select
    a.fact_key,
    b.fact_key as other_key,
    a.article_key = b.article_key as is_in_article,
    b.evidence_start < a.evidence_start
    or (b.evidence_start = a.evidence_start and b.fact_key < a.fact_key) as is_before
from met
inner join statements as a on met.fact_key = a.fact_key
inner join statements as b on met.other_key = b.fact_key
where
    (a.text_sha256 = b.text_sha256 and a.content_key = b.content_key)
    or (
        (a.said_kind is null or b.said_kind is null or a.said_kind = b.said_kind)
        and (
            a.said_title is null
            or b.said_title is null
            or instr(concat(' ', a.said_title, ' '), concat(' ', b.said_title, ' ')) > 0
            or instr(concat(' ', b.said_title, ' '), concat(' ', a.said_title, ' ')) > 0
        )
        and (
            (a.said_amount is null and b.said_amount is null)
            or abs(a.said_amount - b.said_amount) <= 0.005 * greatest(a.said_amount, b.said_amount)
        )
        and (a.said_giver is null or b.said_giver is null or a.said_giver = b.said_giver)
        and case
            when a.said_from_on is null or b.said_from_on is null then a.said_title = b.said_title
            else a.said_from_on <= b.said_to_on and b.said_from_on <= a.said_to_on
        end
    )
