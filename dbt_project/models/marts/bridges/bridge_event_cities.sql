select distinct
    parties.fact_key as event_key,
    parties.city_key,
    parties.role as city_role
from {{ ref('int_parties') }} as parties
inner join {{ ref('int_events') }} as facts on parties.fact_key = facts.event_key
where parties.role in ('host', 'visitor', 'participant') and parties.city_key is not null
