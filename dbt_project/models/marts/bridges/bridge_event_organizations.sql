select distinct
    events.event_key,
    mentions.resolved_key as organization_key
from {{ ref('int_events') }} as events
inner join {{ ref('fct_mentions') }} as mentions
    on
        events.article_key = mentions.article_key
        and mentions.mention_type = 'organization'
        and events.evidence_start <= mentions.start
        and events.evidence_end >= mentions.{{ quoted('end') }}
where mentions.resolved_key is not null
