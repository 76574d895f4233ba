{#- The grain: no two rows with the same values in these columns. NULL is a value. -#}
{% test one_row_each(model, columns) %}

select
    {{ columns | map('string') | join(', ') }},
    count(*) as row_count
from {{ model }}
group by {{ columns | map('string') | join(', ') }}
having count(*) > 1

{% endtest %}
