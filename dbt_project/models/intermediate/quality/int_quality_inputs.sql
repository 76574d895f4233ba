-- One row an input, whether it became an article or was rejected.
select
    concat(source_name, ': ', path) as input_key,
    false as is_rejected
from {{ ref('stg_article_sources') }}
union all
select
    concat(source_name, ': ', path) as input_key,
    true as is_rejected
from {{ ref('stg_rejections') }}
