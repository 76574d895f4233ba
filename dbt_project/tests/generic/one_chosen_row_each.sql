{#- Of the rows that share a value, exactly one has `is_chosen`. -#}
{% test one_chosen_row_each(model, column) %}

select
    {{ column }},
    count(case when is_chosen then 1 end) as chosen_count
from {{ model }}
group by {{ column }}
having count(case when is_chosen then 1 end) != 1

{% endtest %}
