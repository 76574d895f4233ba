-- One row a relation of two cities in an article, corrected. Whoever speaks of the same two cities and kind of relation
-- speaks of the same relation: that is its cluster.
with corrected as (

    select
        facts.partnership_key,
        facts.article_key,
        facts.evidence_text,
        facts.evidence_start,
        facts.evidence_end,
        facts.rule,
        facts.parser_version,
        facts.confidence,
        {{ corrected('partnership_kind') }},
        {{ corrected('duration_years') }},
        {{ corrected_date('since') }},
        corrections.fact_key is not null as is_corrected
    from {{ ref('stg_partnerships') }} as facts
    left join {{ ref('int_corrections') }} as corrections on facts.partnership_key = corrections.fact_key
    where corrections.is_refused is not true

),

partners as (

    select
        fact_key,
        min(city_key) as city_a_key,
        case when count(city_key) = 2 then max(city_key) end as city_b_key
    from {{ ref('int_parties') }}
    where role = 'partner'
    group by fact_key

)

select
    corrected.*,
    partners.city_a_key,
    partners.city_b_key,
    articles.published_on,
    case
        when partners.city_b_key is null then {{ surrogate_key(["'partnership'", 'corrected.partnership_key']) }}
        else {{ surrogate_key([
            "'partnership'", 'corrected.partnership_kind', 'partners.city_a_key', 'partners.city_b_key'
        ]) }}
    end as cluster_key
from corrected
inner join partners on corrected.partnership_key = partners.fact_key
inner join {{ ref('stg_articles') }} as articles on corrected.article_key = articles.article_key
