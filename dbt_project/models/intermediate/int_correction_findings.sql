-- One row a line of a file of corrections, with what became of it. The operator's own file has the last word over the
-- one that ships, and a later line over an earlier one.
with corrections as (

    select * from {{ ref('stg_corrections') }}

),

-- Only facts that somebody corrects are looked at, however many there are.
facts as (

    {{ facts_of_corrections('corrections') }}

),

read_values as (

    {{ values_of_corrections('corrections') }}

),

weighed as (

    select
        corrections.*,
        facts.fact_class,
        facts.article_key,
        read_values.read_value,
        coalesce(corrections.problem, '') in ('unknown_field', 'wrong_value') as is_unsound,
        facts.fact_key is not null as has_fact,
        corrections.field = 'is_refused' or read_values.fact_key is not null as has_field
    from corrections
    left join facts on corrections.fact_key = facts.fact_key
    left join read_values on corrections.fact_key = read_values.fact_key and corrections.field = read_values.field

),

numbered as (

    select
        *,
        row_number() over (
            partition by fact_key, field, is_unsound order by correction_file, line_number desc
        ) as nth_from_last,
        count(*) over (partition by fact_key, field, is_unsound) as line_count
    from weighed

),

found as (

    select
        *,
        case
            when is_unsound then problem
            when not has_fact then 'no_such_fact'
            when not has_field then 'field_of_another_class'
            when nth_from_last > 1 then 'overruled'
            when line_count = 1 and field = 'is_refused' and value = 'false' then 'unnecessary'
            when line_count = 1 and field != 'is_refused' and coalesce(value, '') = coalesce(read_value, '')
                then 'unnecessary'
            when problem is not null then problem
            when seen_value is not null and seen_value != coalesce(read_value, '') then 'read_otherwise'
            else 'applied'
        end as finding
    from numbered

)

select
    correction_file,
    line_number,
    fact_key,
    fact_class,
    article_key,
    field,
    value,
    seen_value,
    read_value,
    from_on,
    to_on,
    precision,
    reason,
    decided_on,
    decided_by,
    finding,
    finding in ('applied', 'read_otherwise', 'undocumented') as is_applied
from found
