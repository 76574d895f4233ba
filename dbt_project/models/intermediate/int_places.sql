-- One row a place that any article refers to. Of places that the gazetteer knows, its word counts; of others, the first
-- article's.
with referenced as (

    select
        *,
        row_number() over (partition by place_key order by article_key) as nth
    from {{ ref('stg_places') }}

),

-- The home of a publisher, and the city that a county or district belongs to, are shown even if no article names them.
surroundings as (

    select place_id from {{ ref('publishers') }}
    union
    select parents.parent_id
    from referenced
    inner join {{ ref('stg_gazetteer') }} as parents on referenced.place_id = parents.place_id
    union
    select grandparents.parent_id
    from referenced
    inner join {{ ref('stg_gazetteer') }} as parents on referenced.place_id = parents.place_id
    inner join {{ ref('stg_gazetteer') }} as grandparents on parents.parent_id = grandparents.place_id

),

known as (

    select
        gazetteer.place_id as place_key,
        gazetteer.*,
        true as is_in_gazetteer
    from {{ ref('stg_gazetteer') }} as gazetteer
    where
        gazetteer.place_id in (select referenced.place_id from referenced)
        or gazetteer.place_id in (select surroundings.place_id from surroundings)

),

unknown as (

    select referenced.*
    from referenced
    left join known on referenced.place_key = known.place_key
    where referenced.nth = 1 and known.place_key is null

)

select
    place_key,
    {{ surrogate_key(['place_key']) }} as city_key,
    place_id,
    parent_id,
    name,
    name_zh,
    place_kind,
    level,
    country_code,
    subdivision_code,
    admin1,
    geonames_id,
    geonames_admin_id,
    gb2260_code,
    latitude,
    longitude,
    population,
    is_in_gazetteer
from known
union all
select
    place_key,
    {{ surrogate_key(['place_key']) }} as city_key,
    place_id,
    cast(null as string) as parent_id,
    name,
    cast(null as string) as name_zh,
    place_kind,
    level,
    country_code,
    cast(null as string) as subdivision_code,
    admin1,
    geonames_id,
    cast(null as bigint) as geonames_admin_id,
    gb2260_code,
    latitude,
    longitude,
    cast(null as bigint) as population,
    false as is_in_gazetteer
from unknown
