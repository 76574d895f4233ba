{#- The five columns of an uncertain date agree: known words, days in order, and all NULL where there is no date. -#}
{% test date_is_sound(model, prefix) %}

select *
from {{ model }}
where
    {{ prefix }}_from_on > {{ prefix }}_to_on
    or {{ prefix }}_precision not in ('day', 'month', 'season', 'year', 'decade', 'century', 'range')
    or {{ prefix }}_anchor not in ('stated', 'publication', 'inferred')
    or ({{ prefix }}_edtf is null) != ({{ prefix }}_precision is null)
    or ({{ prefix }}_edtf is null) != ({{ prefix }}_anchor is null)
    or ({{ prefix }}_edtf is null and coalesce({{ prefix }}_from_on, {{ prefix }}_to_on) is not null)
    or ({{ prefix }}_precision = 'day' and {{ prefix }}_from_on != {{ prefix }}_to_on)

{% endtest %}
