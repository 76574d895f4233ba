-- One row a fact and two cities that it joins, a before b. Organizations stand for the city they are at home in; money
-- joins who gives with who receives. Several agreements of more than two cities in one row join nobody: the article
-- does not say who signed which, and each pair would have them all.
with sides as (

    select
        parties.fact_key,
        count(distinct parties.city_key) as city_count
    from {{ ref('int_parties') }} as parties
    where parties.role != 'location'
    group by parties.fact_key

),

undivided as (

    select agreements.agreement_key as fact_key
    from {{ ref('int_agreements') }} as agreements
    inner join sides on agreements.agreement_key = sides.fact_key
    where agreements.agreement_count > 1 and sides.city_count > 2

)

select distinct
    a.fact_key,
    a.fact_class,
    a.article_key,
    a.city_key as city_a_key,
    b.city_key as city_b_key
from {{ ref('int_parties') }} as a
inner join {{ ref('int_parties') }} as b
    on
        a.fact_key = b.fact_key
        and a.city_key < b.city_key
        and (a.fact_class != 'investments' or a.role != b.role)
left join undivided on a.fact_key = undivided.fact_key
where a.role != 'location' and b.role != 'location' and undivided.fact_key is null
