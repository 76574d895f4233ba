{#- No more than a stated share of the rows is doubtful; where more are, they are all shown. -#}
{% test share_at_most(model, doubtful, among, share) %}

select *
from {{ model }}
where
    ({{ among }})
    and ({{ doubtful }})
    and (
        select count(case when {{ doubtful }} then 1 end) > {{ share }} * count(*)
        from {{ model }}
        where {{ among }}
    )

{% endtest %}
