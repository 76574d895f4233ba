select distinct
    events.event_key,
    mentions.resolved_key as organization_key
from {{ ref('int_events') }} as events
inner join {{ ref('fct_mentions') }} as mentions
    on
        events.article_key = mentions.article_key
        and mentions.mention_type = 'organization'
        and mentions.start >= events.evidence_start
        and mentions.{{ quoted('end') }} <= events.evidence_end
where mentions.resolved_key is not null
