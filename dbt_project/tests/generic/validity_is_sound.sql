{#- Of the times of a fact none overlap, at most the last one stands, and each ends for a reason. -#}
{% test validity_is_sound(model) %}

with next_ones as (

    select
        *,
        lead(valid_from_at) over (partition by fact_key order by valid_from_at) as next_from_at
    from {{ model }}

)

select *
from next_ones
where
    valid_to_at <= valid_from_at
    or (valid_to_at is null) != (ended_by is null)
    or (next_from_at is not null and (valid_to_at is null or valid_to_at > next_from_at))

{% endtest %}
