select
    parties.fact_key as investment_key,
    parties.role as party_role,
    parties.position as party_number,
    parties.party_kind,
    parties.organization_key,
    parties.city_key,
    parties.admin1,
    parties.country_code,
    parties.party_name
from {{ ref('int_parties') }} as parties
inner join {{ ref('int_investments') }} as facts on parties.fact_key = facts.investment_key
