{{ config(**built_by_article()) }}
-- One row a fact that joins sides: who they are, in an order that does not depend on the text.
select
    fact_key,
    article_key,
    {{ sorted_list('party_key') }} as party_keys,
    count(distinct party_key) as party_count,
    {{ sorted_list("case when party_kind = 'city' then city_key end") }} as city_keys,
    count(distinct case when party_kind = 'city' then city_key end) as city_count,
    count(case when role = 'host' then 1 end) as host_count,
    case
        when count(distinct case when role = 'investor' and party_kind = 'organization' then party_key end) = 1
            then min(case when role = 'investor' and party_kind = 'organization' then party_key end)
    end as giver_key
from {{ of_changed(ref('int_parties')) }}
where role != 'location'
group by fact_key, article_key
