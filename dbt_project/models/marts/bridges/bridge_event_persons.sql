select
    events.event_key,
    persons.person_key,
    max(persons.title) as title
from {{ ref('int_events') }} as events
inner join {{ ref('fct_mentions') }} as mentions
    on
        events.article_key = mentions.article_key
        and mentions.mention_type = 'person'
        and events.evidence_start <= mentions.start
        and events.evidence_end >= mentions.{{ quoted('end') }}
inner join {{ ref('int_persons') }} as persons
    on events.article_key = persons.article_key and mentions.resolved_key = persons.person_key
group by events.event_key, persons.person_key
