with taking_part as (

    select distinct
        fact_key,
        article_key,
        city_key
    from {{ ref('int_parties') }}
    where role != 'location' and city_key is not null

),

partners as (

    select
        city_key,
        count(distinct partner_key) as partner_count
    from (
        select
            city_a_key as city_key,
            city_b_key as partner_key
        from {{ ref('int_city_pairs') }}
        union all
        select
            city_b_key as city_key,
            city_a_key as partner_key
        from {{ ref('int_city_pairs') }}
    ) as both_ways
    group by city_key

)

select
    taking_part.city_key,
    cities.name as city,
    coalesce(partners.partner_count, 0) as partner_count,
    nullif({{ sorted_list('facts.partnership_kind') }}, '') as partnership_kinds,
    cast(sum(facts.agreement_count) as bigint) as agreement_count,
    cast(sum(facts.event_count) as bigint) as event_count,
    cast(sum(facts.amount_cny) as decimal(38, 2)) as investment_cny,
    cast(sum(facts.amount_usd) as decimal(38, 2)) as investment_usd,
    min(facts.fact_on) as first_on,
    max(facts.fact_on) as last_on,
    count(distinct taking_part.article_key) as article_count
from taking_part
inner join {{ ref('int_dated_facts') }} as facts on taking_part.fact_key = facts.fact_key
inner join {{ ref('dim_cities') }} as cities on taking_part.city_key = cities.city_key
left join partners on taking_part.city_key = partners.city_key
group by taking_part.city_key, cities.name, partners.partner_count
