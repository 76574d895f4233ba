select
    pairs.city_a_key,
    a.name as city_a,
    pairs.city_b_key,
    b.name as city_b,
    nullif({{ sorted_list('facts.partnership_kind') }}, '') as partnership_kinds,
    min(facts.since_year) as partnership_since_year,
    cast(sum(facts.agreement_count) as bigint) as agreement_count,
    cast(sum(facts.event_count) as bigint) as event_count,
    cast(sum(facts.amount_cny) as decimal(38, 2)) as investment_cny,
    cast(sum(facts.amount_usd) as decimal(38, 2)) as investment_usd,
    min(facts.fact_on) as first_on,
    max(facts.fact_on) as last_on,
    count(distinct pairs.article_key) as article_count
from {{ ref('int_city_pairs') }} as pairs
inner join {{ ref('int_dated_facts') }} as facts on pairs.fact_key = facts.fact_key
inner join {{ ref('dim_cities') }} as a on pairs.city_a_key = a.city_key
inner join {{ ref('dim_cities') }} as b on pairs.city_b_key = b.city_key
group by pairs.city_a_key, a.name, pairs.city_b_key, b.name
