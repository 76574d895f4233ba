-- One row a statement that can be counted or summed: its cluster, and whether it stands for it. At most one of a
-- cluster does: the one of the furthest status, then the newest, then any, but the same one each time. Umbrellas and
-- what was called off never do.
with statements as (

    select
        agreements.agreement_key as fact_key,
        agreements.article_key,
        agreements.published_on,
        agreements.agreement_status != 'cancelled' as may_count,
        statuses.rank
    from {{ ref('int_agreements') }} as agreements
    left join {{ ref('agreement_statuses') }} as statuses on agreements.agreement_status = statuses.agreement_status
    union all
    select
        investments.investment_key as fact_key,
        investments.article_key,
        investments.published_on,
        not investments.is_umbrella and coalesce(investments.investment_status, '') != 'cancelled' as may_count,
        statuses.rank
    from {{ ref('int_investments') }} as investments
    left join {{ ref('money_statuses') }} as statuses on investments.investment_status = statuses.status
    union all
    select
        event_key as fact_key,
        article_key,
        published_on,
        true as may_count,
        0 as rank
    from {{ ref('int_events') }}
    union all
    select
        partnership_key as fact_key,
        article_key,
        published_on,
        true as may_count,
        -- Of several statements about a relation, one that says since when is worth most.
        case when since_edtf is null then 0 else 1 end as rank
    from {{ ref('int_partnerships') }}

)

select
    statements.fact_key,
    clusters.cluster_key,
    statements.may_count
    and row_number() over (
        partition by clusters.cluster_key, statements.may_count
        order by
            statements.rank desc nulls last,
            statements.published_on desc nulls last,
            statements.article_key,
            statements.fact_key
    ) = 1 as recommended_for_aggregates
from statements
inner join {{ ref('int_clusters') }} as clusters on statements.fact_key = clusters.fact_key
