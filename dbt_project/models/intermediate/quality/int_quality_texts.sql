-- One row an article, and whether another one had its text before.
select
    article_key,
    row_number() over (partition by text_sha256 order by first_ingested_at, article_key) > 1 as is_copy
from {{ ref('stg_articles') }}
where not is_withdrawn
