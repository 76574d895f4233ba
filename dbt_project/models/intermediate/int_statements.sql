-- One row an agreement, event or investment in an article, with what tells whether another is about the same thing.
--
-- Statements that share neither `statement` nor `other_statement` are never compared, such as those of other parties.
-- Of what is said, NULL fits everything; titles fit where one holds the other, amounts within 0.5 %, days where they
-- overlap, and where a day is NULL only statements of one title fit. `own_cluster_key` is what the cluster of a
-- statement is called if it was there first.
{%- for class in ['agreement', 'event', 'investment'] %}
select
    fact_key,
    '{{ class }}s' as fact_class,
    {{ surrogate_key(["'" ~ class ~ "'", 'fact_key']) }} as own_cluster_key,
    article_key,
    text_sha256,
    content_key,
    evidence_start,
    published_on,
    first_ingested_at,
    statement,
    other_statement,
    said_kind,
    said_title,
    said_amount,
    said_giver,
    said_from_on,
    said_to_on
from {{ ref('int_' ~ class ~ 's') }}
{%- if not loop.last %}
union all
{%- endif %}
{%- endfor %}
