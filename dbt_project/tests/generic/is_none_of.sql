{#- A column holds none of some values. -#}
{% test is_none_of(model, column_name, values) %}

select *
from {{ model }}
where {{ column_name }} in ('{{ values | join("', '") }}')

{% endtest %}
