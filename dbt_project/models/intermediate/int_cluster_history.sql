{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}
-- One row a statement and a cluster that it came to belong to. What was is nowhere else: it is never built anew.
with statements as (

    select * from {{ ref('int_clusters') }}

){% if is_incremental() -%},

known as (

    select
        fact_key,
        cluster_key,
        row_number() over (partition by fact_key order by since_at desc) as nth_from_last
    from {{ this }}

){%- endif %}

select
    statements.fact_key,
    statements.fact_class,
    statements.cluster_key,
    {{ run_time() }} as since_at
from statements
{% if is_incremental() -%}
left join known on statements.fact_key = known.fact_key and known.nth_from_last = 1
where known.cluster_key is null or known.cluster_key != statements.cluster_key
{%- endif %}
