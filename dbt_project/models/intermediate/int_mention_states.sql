-- One row an article that was parsed, with a digest of all that `fct_mentions` makes of it: the parse, and who and what
-- its names were resolved to.
with parts as (

    select
        article_key,
        concat('parse ', revision, ' ', parser_version, ' ', loaded_at) as part
    from {{ ref('stg_parses') }}
    union all
    select
        article_key,
        {{ surrogate_key(["'organization'", 'alias', 'organization_key']) }} as part
    from {{ ref('int_article_organizations') }}
    union all
    select
        article_key,
        {{ surrogate_key(["'person'", 'name', 'person_key']) }} as part
    from {{ ref('int_persons') }}
    union all
    select
        named.article_key,
        {{ surrogate_key(["'place'", 'places.place_key', 'places.city_key', 'places.place_kind']) }} as part
    from {{ ref('stg_places') }} as named
    inner join {{ ref('int_places') }} as places on named.place_key = places.place_key

)

select
    article_key,
    md5({{ sorted_list('part') }}) as state
from parts
group by article_key
