{%- set with_evidence = [
    'fct_agreements', 'fct_events', 'fct_investments', 'fct_partnerships', 'fct_projects', 'fct_stated_counts',
    'bridge_article_cities', 'bridge_article_organizations', 'bridge_article_persons'
] -%}
{%- set keys = {
    'stg_agreements': 'agreement_key', 'stg_cities': 'fact_key', 'stg_events': 'event_key',
    'stg_investments': 'investment_key', 'stg_organizations': 'fact_key', 'stg_partnerships': 'partnership_key',
    'stg_persons': 'fact_key', 'stg_projects': 'fact_key', 'stg_stated_counts': 'stated_count_key'
} -%}
with inputs as (

    select false as is_rejected from {{ ref('stg_article_sources') }}
    union all
    select true as is_rejected from {{ ref('stg_rejections') }}

),

facts_as_read as (

    {%- for table_name, key in keys.items() %}
    select {{ key }} as fact_key from {{ ref(table_name) }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}

),

checks as (

    {%- for table_name in with_evidence %}
    select
        'evidence_is_in_text' as check_name,
        '{{ table_name }}' as table_name,
        'error' as severity,
        count(*) as row_count,
        count(
            case
                when
                    substring(
                        articles.text, facts.evidence_start + 1, facts.evidence_end - facts.evidence_start
                    ) != facts.evidence_text
                    then 1
            end
        ) as failure_count
    from {{ ref(table_name) }} as facts
    inner join {{ ref('stg_articles') }} as articles on facts.article_key = articles.article_key
    union all
    {%- endfor %}
    select
        'input_is_accepted' as check_name,
        'article_sources' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(case when is_rejected then 1 end) as failure_count
    from inputs
    union all
    select
        -- A fact that changed too much to be the same, or a slip in the key: the correction does nothing.
        'correction_is_of_a_fact' as check_name,
        'corrections' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(case when facts.fact_key is null then 1 end) as failure_count
    from {{ ref('corrections') }} as corrections
    left join facts_as_read as facts on corrections.fact_key = facts.fact_key
    union all
    select
        'article_is_parsed' as check_name,
        'dim_articles' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(case when facts.parser_version is null then 1 end) as failure_count
    from {{ ref('dim_articles') }} as facts
    where not facts.is_withdrawn
    union all
    select
        'text_is_of_one_article' as check_name,
        'dim_articles' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(*) - count(distinct facts.text_sha256) as failure_count
    from {{ ref('dim_articles') }} as facts
    union all
    select
        'article_has_facts' as check_name,
        'dim_articles' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(case when facts.fact_count = 0 then 1 end) as failure_count
    from {{ ref('stg_parses') }} as facts
    union all
    select
        'city_is_in_gazetteer' as check_name,
        'dim_cities' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(case when not facts.is_in_gazetteer then 1 end) as failure_count
    from {{ ref('dim_cities') }} as facts
    union all
    select
        'organization_has_type' as check_name,
        'dim_organizations' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(case when facts.organization_type is null then 1 end) as failure_count
    from {{ ref('dim_organizations') }} as facts
    union all
    select
        'currency_is_known' as check_name,
        'fct_investments' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(case when facts.currency_code is null then 1 end) as failure_count
    from {{ ref('fct_investments') }} as facts
    union all
    select
        'amount_is_plausible' as check_name,
        'fct_investments' as table_name,
        'warn' as severity,
        count(*) as row_count,
        -- A trillion dollars is more than any two cities ever had to do with.
        count(
            case when facts.amount is null or facts.amount <= 0 or facts.amount_usd > 1000000000000 then 1 end
        ) as failure_count
    from {{ ref('fct_investments') }} as facts
    union all
    select
        'event_is_not_after_article' as check_name,
        'fct_events' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(case when facts.event_from_on > articles.published_on then 1 end) as failure_count
    from {{ ref('fct_events') }} as facts
    inner join {{ ref('stg_articles') }} as articles on facts.article_key = articles.article_key
    union all
    select
        'signing_is_not_after_article' as check_name,
        'fct_agreements' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(
            case when facts.agreement_status = 'signed' and facts.signed_from_on > articles.published_on then 1 end
        ) as failure_count
    from {{ ref('fct_agreements') }} as facts
    inner join {{ ref('stg_articles') }} as articles on facts.article_key = articles.article_key
    union all
    select
        'stated_count_is_reconciled' as check_name,
        'fct_stated_counts' as table_name,
        'warn' as severity,
        count(*) as row_count,
        count(case when not facts.is_reconciled then 1 end) as failure_count
    from {{ ref('fct_stated_counts') }} as facts

),

loads as (

    select max(loaded_at) as loaded_at from {{ ref('stg_articles') }}

)

select
    loads.loaded_at,
    checks.check_name,
    checks.table_name,
    checks.severity,
    checks.row_count,
    checks.failure_count,
    checks.failure_count = 0 as passed
from checks
cross join loads
