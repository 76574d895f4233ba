{#- By far the longest table: what has not changed is left as it is. -#}
{{ config(**built_by_article()) }}
with persons as (

    select
        article_key,
        name,
        min(person_key) as person_key
    from {{ of_changed(ref('int_persons')) }}
    group by article_key, name

)

select
    mentions.mention_key,
    mentions.article_key,
    mentions.mention_type,
    mentions.text,
    mentions.start,
    mentions.{{ quoted('end') }},
    case mentions.mention_type
        when 'place' then places.city_key
        when 'organization' then organizations.organization_key
        when 'person' then persons.person_key
    end as resolved_key,
    mentions.score,
    mentions.candidates
from {{ of_changed(ref('stg_mentions')) }} as mentions
left join {{ ref('int_places') }} as places on mentions.place_key = places.place_key and places.place_kind = 'city'
left join {{ of_changed(ref('int_article_organizations')) }} as organizations
    on
        mentions.mention_type = 'organization'
        and mentions.article_key = organizations.article_key
        and mentions.value = organizations.alias
left join persons
    on
        mentions.mention_type = 'person'
        and mentions.article_key = persons.article_key
        and mentions.value = persons.name
