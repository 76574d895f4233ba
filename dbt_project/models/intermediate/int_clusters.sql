{{ config(materialized='view') }}
-- One row a statement and the cluster that it belongs to now.
select
    agreement_key as fact_key,
    'agreements' as fact_class,
    cluster_key
from {{ ref('int_agreements') }}
union all
select
    event_key as fact_key,
    'events' as fact_class,
    cluster_key
from {{ ref('int_events') }}
union all
select
    investment_key as fact_key,
    'investments' as fact_class,
    cluster_key
from {{ ref('int_investments') }}
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
