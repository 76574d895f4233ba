select
    alias_key,
    alias,
    home_city_key,
    article_key,
    organization_key,
    method,
    cast(score as double) as score,
    is_chosen
from {{ ref('int_organizations_resolved') }}
