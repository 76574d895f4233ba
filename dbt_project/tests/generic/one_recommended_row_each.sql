{#- Of the statements about one thing at most one is recommended for aggregates: nothing is counted twice. -#}
{% test one_recommended_row_each(model, column) %}

select {{ column }}
from {{ model }}
where recommended_for_aggregates
group by {{ column }}
having count(*) > 1

{% endtest %}
