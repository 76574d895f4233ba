{#- What is looked at here, one row a check: its name, the table that it speaks of, its severity, the share of doubtful
rows that is tolerated, the model looked at, what makes a row of it doubtful, and which rows are looked at if not all.
A check says `error` where a doubtful row means that the warehouse is wrong, and `warn` where it means that an article, or
what was read of it, deserves a look; of the latter there are always some, so only more than usual is a failure. -#}
{%- set with_evidence = [
    'fct_agreements', 'fct_events', 'fct_investments', 'fct_partnerships', 'fct_projects', 'fct_stated_counts',
    'bridge_article_cities', 'bridge_article_organizations', 'bridge_article_persons'
] -%}
{%- set evidence = (
    'substring(articles.text, facts.evidence_start + 1, facts.evidence_end - facts.evidence_start) '
    '!= facts.evidence_text'
) -%}
{%- set checks = [] -%}
{%- for table_name in with_evidence -%}
{%- do checks.append(('evidence_is_in_text', table_name, 'error', 0, table_name, evidence)) -%}
{%- endfor -%}
{#- A trillion dollars is more than any two cities ever had to do with. Fairs and games are announced some years ahead,
but not five. -#}
{%- do checks.extend([
    ('article_is_parsed', 'dim_articles', 'warn', 0, 'dim_articles',
        "facts.parser_version is null and not facts.is_withdrawn and coalesce(lower(facts.language), 'en') like 'en%'"),
    ('article_is_not_of_the_future', 'dim_articles', 'warn', 0, 'stg_articles',
        'facts.published_on > cast(facts.loaded_at as date)'),
    ('article_is_english', 'dim_articles', 'warn', 0.05, 'stg_articles',
        "facts.language is not null and lower(facts.language) not like 'en%'"),
    ('text_is_well_encoded', 'dim_articles', 'warn', 0.01, 'stg_articles',
        'facts.text like concat(\'%\', chr(65533), \'%\')'),
    ('article_has_facts', 'dim_articles', 'warn', 0.1, 'stg_parses', 'facts.fact_count = 0'),
    ('city_is_in_gazetteer', 'dim_cities', 'warn', 0.1, 'dim_cities', 'not facts.is_in_gazetteer'),
    ('organization_has_type', 'dim_organizations', 'warn', 0.25, 'dim_organizations', 'facts.organization_type is null'),
    ('currency_is_known', 'fct_investments', 'warn', 0.1, 'fct_investments', 'facts.currency_code is null'),
    ('amount_is_plausible', 'fct_investments', 'warn', 0.01, 'fct_investments',
        'facts.amount is null or facts.amount <= 0 or facts.amount_usd > 1000000000000'),
    ('event_is_not_long_after_article', 'fct_events', 'warn', 0.01, 'fct_events',
        'facts.event_from_on > ' ~ days_before('articles.published_on', -1830)),
    ('signing_is_not_after_article', 'fct_agreements', 'warn', 0.01, 'fct_agreements',
        "facts.agreement_status = 'signed' and facts.signed_from_on > articles.published_on"),
    ('stated_count_is_not_exceeded', 'rpt_reconciliation', 'warn', 0.2, 'rpt_reconciliation',
        "facts.finding = 'above'", "facts.reconciliation_kind = 'stated_count'"),
    ('total_is_not_exceeded', 'rpt_reconciliation', 'warn', 0.4, 'rpt_reconciliation',
        "facts.finding = 'above'", "facts.reconciliation_kind = 'total'"),
    ('headline_is_in_text', 'rpt_reconciliation', 'warn', 0.2, 'rpt_reconciliation',
        "not facts.is_reconciled", "facts.reconciliation_kind = 'headline'"),
]) -%}
{%- set without_article = ['dim_cities', 'dim_organizations'] -%}
with inputs as (

    select false as is_rejected from {{ ref('stg_article_sources') }}
    union all
    select true as is_rejected from {{ ref('stg_rejections') }}

),

-- A publisher whose articles mostly hold nothing writes of something else, or in a form that is not understood.
publishers as (

    select
        articles.publisher,
        count(*) >= 5 and count(case when parses.fact_count = 0 then 1 end) > 0.5 * count(*) as is_barren
    from {{ ref('stg_parses') }} as parses
    inner join {{ ref('stg_articles') }} as articles on parses.article_key = articles.article_key
    where articles.publisher is not null
    group by articles.publisher

),

looked_at as (

    {%- for check in checks %}
    {%- set check_name, table_name, severity, tolerated_share, relation, doubtful = check[:6] %}
    select
        '{{ check_name }}' as check_name,
        '{{ table_name }}' as table_name,
        '{{ severity }}' as severity,
        {{ tolerated_share }} as tolerated_share,
        count(*) as row_count,
        count(case when {{ doubtful }} then 1 end) as failure_count
    from {{ ref(relation) }} as facts
    {% if relation not in without_article -%}
    inner join {{ ref('stg_articles') }} as articles on facts.article_key = articles.article_key
    {% endif -%}
    {% if check[6] -%}
    where {{ check[6] }}
    {% endif -%}
    union all
    {%- endfor %}
    select
        'input_is_accepted' as check_name,
        'article_sources' as table_name,
        'warn' as severity,
        0.2 as tolerated_share,
        count(*) as row_count,
        count(case when is_rejected then 1 end) as failure_count
    from inputs
    union all
    select
        'publisher_has_facts' as check_name,
        'dim_articles' as table_name,
        'warn' as severity,
        0 as tolerated_share,
        count(*) as row_count,
        count(case when is_barren then 1 end) as failure_count
    from publishers
    union all
    select
        'text_is_of_one_article' as check_name,
        'dim_articles' as table_name,
        'warn' as severity,
        0.2 as tolerated_share,
        count(*) as row_count,
        count(*) - count(distinct text_sha256) as failure_count
    from {{ ref('dim_articles') }}

),

loads as (

    select max(loaded_at) as loaded_at from {{ ref('stg_articles') }}

),

checks as (

    select
        check_name,
        table_name,
        severity,
        row_count,
        failure_count,
        cast(tolerated_share as double) as tolerated_share,
        failure_count <= tolerated_share * row_count as passed
    from looked_at
    union all
    -- What dbt's tests and Dagster's checks found. The tests of this very build are added at its end.
    select
        check_name,
        table_name,
        severity,
        row_count,
        failure_count,
        cast(null as double) as tolerated_share,
        passed
    from {{ ref('stg_check_results') }}

)

select
    loads.loaded_at,
    checks.*
from checks
cross join loads
