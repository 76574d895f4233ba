with moves as (

    select
        fact_class,
        cluster_key as new_cluster_key,
        since_at as changed_at,
        lag(cluster_key) over (partition by fact_key order by since_at) as old_cluster_key
    from {{ ref('int_cluster_history') }}

),

current_keys as (

    select distinct cluster_key from {{ ref('int_clusters') }}

)

select
    moves.fact_class,
    moves.old_cluster_key,
    moves.new_cluster_key,
    moves.changed_at,
    count(*) as statement_count,
    current_keys.cluster_key is null as is_gone
from moves
left join current_keys on moves.old_cluster_key = current_keys.cluster_key
where moves.old_cluster_key is not null
group by
    moves.fact_class,
    moves.old_cluster_key,
    moves.new_cluster_key,
    moves.changed_at,
    current_keys.cluster_key
