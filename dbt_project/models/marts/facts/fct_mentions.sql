{#- By far the longest table: what has not changed is left as it is. -#}
{{
    config(
        materialized=by_article(),
        incremental_strategy='append',
        on_schema_change='fail',
        pre_hook="{{ forget_changed('int_mention_states') }}",
        post_hook="{{ keep_states('int_mention_states') }}",
    )
}}
-- depends_on: {{ ref('int_mention_states') }}
with persons as (

    select
        article_key,
        name,
        min(person_key) as person_key
    from {{ ref('int_persons') }}
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
from {{ ref('stg_mentions') }} as mentions
left join {{ ref('int_places') }} as places on mentions.place_key = places.place_key and places.place_kind = 'city'
left join {{ ref('int_article_organizations') }} as organizations
    on
        mentions.mention_type = 'organization'
        and mentions.article_key = organizations.article_key
        and mentions.value = organizations.alias
left join persons
    on
        mentions.mention_type = 'person'
        and mentions.article_key = persons.article_key
        and mentions.value = persons.name
{% if is_incremental() -%}
where mentions.article_key in ({{ changed_articles('int_mention_states') }})
{% endif -%}
