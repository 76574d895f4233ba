-- One row a fact and two cities that it joins, a before b. Organizations stand for the city they are at home in; money
-- joins who gives with who receives.
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
where a.role != 'location' and b.role != 'location'
