select
    parties.fact_key as agreement_key,
    parties.position as party_number,
    parties.party_kind,
    parties.organization_key,
    parties.city_key,
    parties.admin1,
    parties.country_code,
    parties.party_name
from {{ ref('int_parties') }} as parties
inner join {{ ref('int_agreements') }} as facts on parties.fact_key = facts.agreement_key
