{#- Names of fields that a correction may overrule; a slip of the pen would otherwise be passed over in silence. -#}
{% test is_correctable(model, column_name) %}

select {{ column_name }}
from {{ model }}
where {{ column_name }} not in ('is_refused', '{{ correctable_fields().keys() | join("', '") }}')

{% endtest %}
