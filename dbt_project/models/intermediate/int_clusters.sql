-- One row a statement and the cluster that it belongs to now. Relations and projects are what they are called by; of
-- the others the most precise statement leads, and each other one follows the leader nearest to it in time, so that
-- `in May` does not tie two days in May together. Two statements of one article are never the same, so the nth of one
-- article meets the nth of another. A cluster is called by the statement that was there first: later ones leave its
-- key alone.
with numbered as (

    select
        statements.fact_key,
        statements.fact_class,
        statements.own_cluster_key,
        statements.article_key,
        statements.published_on,
        statements.first_ingested_at,
        count(alike.other_key) as nth,
        row_number() over (
            partition by statements.fact_class
            order by
                case when statements.said_title is null then 1 else 0 end
                + case when statements.said_from_on = statements.said_to_on then 0 else 1 end,
                {{ days_from('statements.said_from_on', 'statements.said_to_on') }} nulls last,
                statements.first_ingested_at nulls last,
                statements.article_key,
                statements.fact_key
        ) as place
    from {{ ref('int_statements') }} as statements
    left join {{ ref('int_statements_alike') }} as alike
        on statements.fact_key = alike.fact_key and alike.is_in_article and alike.is_before
    group by
        statements.fact_key,
        statements.fact_class,
        statements.own_cluster_key,
        statements.article_key,
        statements.published_on,
        statements.first_ingested_at,
        statements.said_from_on,
        statements.said_to_on,
        statements.said_title

),

pairs as (

    select
        alike.fact_key,
        alike.other_key,
        b.place < a.place as is_behind,
        b.place as other_place,
        abs({{ days_from('a.published_on', 'b.published_on') }}) as days_apart
    from {{ ref('int_statements_alike') }} as alike
    inner join numbered as a on alike.fact_key = a.fact_key
    inner join numbered as b on alike.other_key = b.fact_key
    -- One condition on all three: `a.nth = b.nth` by itself would be one to join all statements with all by.
    where case when alike.is_in_article then false else a.nth = b.nth end

),

leaders as (

    select numbered.fact_key
    from numbered
    left join pairs on numbered.fact_key = pairs.fact_key and pairs.is_behind
    where pairs.fact_key is null

),

followers as (

    select
        pairs.fact_key,
        pairs.other_key as leader_key,
        row_number() over (
            partition by pairs.fact_key order by pairs.days_apart nulls last, pairs.other_place
        ) as choice
    from pairs
    inner join leaders on pairs.other_key = leaders.fact_key

),

-- Who is like a follower only, and like no leader, leads those like it.
led as (

    select
        numbered.fact_key,
        coalesce(followers.leader_key, numbered.fact_key) as leader_key
    from numbered
    left join followers on numbered.fact_key = followers.fact_key and followers.choice = 1

)

select
    led.fact_key,
    numbered.fact_class,
    first_value(numbered.own_cluster_key) over (
        partition by led.leader_key
        order by numbered.first_ingested_at nulls last, numbered.article_key, led.fact_key
    ) as cluster_key
from led
inner join numbered on led.fact_key = numbered.fact_key
union all
select
    partnership_key as fact_key,
    'partnerships' as fact_class,
    cluster_key
from {{ ref('int_partnerships') }}
union all
select
    fact_key,
    'projects' as fact_class,
    project_key as cluster_key
from {{ ref('int_projects') }}
