{#- Evidence has words, stands somewhere, and its confidence is a share. That the words are the article's is told by
`rpt_data_quality`, which has the texts. -#}
{% test evidence_is_sound(model) %}

select *
from {{ model }}
where
    evidence_start < 0
    or evidence_end <= evidence_start
    or evidence_text = ''
    or confidence not between 0 and 1

{% endtest %}
