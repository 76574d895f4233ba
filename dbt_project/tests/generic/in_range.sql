{#- Values within bounds, both included; NULL is none. -#}
{% test in_range(model, column_name, low=none, high=none) %}

select {{ column_name }}
from {{ model }}
where
    {{ 'false' if low is none else column_name ~ ' < ' ~ low }}
    or {{ 'false' if high is none else column_name ~ ' > ' ~ high }}

{% endtest %}
