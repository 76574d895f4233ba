select
    alias,
    organization_key,
    method,
    cast(score as double) as score,
    is_chosen
from {{ ref('int_organizations_resolved') }}
