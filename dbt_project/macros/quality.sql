{#- What is looked at for `rpt_data_quality`, one dictionary a check: its name, the table that it speaks of, its severity,
the share of doubtful rows that is tolerated, the model looked at and its key, what makes a row of it doubtful, and which
rows are looked at if not all. A check says `error` where a doubtful row means that the warehouse is wrong, and `warn`
where it means that an article, or what was read of it, deserves a look; of the latter there are always some, so only more
than usual is a failure. In an expression `facts` is the model, `articles` its article and `parses` that one's parse. -#}
{% macro quality_checks() -%}
    {%- set with_evidence = {
        'fct_agreements': 'facts.agreement_key', 'fct_events': 'facts.event_key',
        'fct_investments': 'facts.investment_key', 'fct_partnerships': 'facts.partnership_key',
        'fct_projects': 'facts.project_key', 'fct_stated_counts': 'facts.stated_count_key',
        'bridge_article_cities': 'facts.city_key', 'bridge_article_organizations': 'facts.organization_key',
        'bridge_article_persons': 'facts.person_key'
    } -%}
    {%- set checks = [] -%}
    {%- for table, key in with_evidence.items() -%}
        {%- do checks.append(dict(
            name='evidence_is_in_text', table=table, severity='error', share=0, model=table, key=key,
            doubtful='substring(articles.text, facts.evidence_start + 1, facts.evidence_end - facts.evidence_start) '
            ~ '!= facts.evidence_text'
        )) -%}
        {%- do checks.append(dict(
            name='facts_are_of_one_parse', table=table, severity='error', share=0, model=table, key=key,
            doubtful='parses.parser_version is null or facts.parser_version != parses.parser_version'
        )) -%}
    {%- endfor -%}
    {#- A trillion dollars is more than any two cities ever had to do with. Fairs and games are announced some years
    ahead, but not five. -#}
    {%- for row in [
        ('article_is_parsed', 'dim_articles', 0, 'dim_articles', 'facts.article_key',
            "facts.parser_version is null and not facts.is_withdrawn and coalesce(lower(facts.language), 'en') like 'en%'"),
        ('article_is_not_of_the_future', 'dim_articles', 0, 'stg_articles', 'facts.article_key',
            'facts.published_on > cast(facts.loaded_at as date)'),
        ('article_is_english', 'dim_articles', 0.05, 'stg_articles', 'facts.article_key',
            "facts.language is not null and lower(facts.language) not like 'en%'"),
        ('text_is_well_encoded', 'dim_articles', 0.01, 'stg_articles', 'facts.article_key',
            'facts.text like \'%\ufffd%\''),
        ('article_has_facts', 'dim_articles', 0.1, 'stg_parses', 'facts.article_key', 'facts.fact_count = 0'),
        ('text_is_of_one_article', 'dim_articles', 0.2, 'int_quality_texts', 'facts.article_key', 'facts.is_copy'),
        ('input_is_accepted', 'article_sources', 0.2, 'int_quality_inputs', 'facts.input_key', 'facts.is_rejected'),
        ('publisher_has_facts', 'dim_articles', 0, 'int_quality_publishers', 'facts.publisher', 'facts.is_barren'),
        ('publisher_is_recent', 'dim_articles', 0, 'int_quality_publishers', 'facts.publisher', 'facts.is_silent'),
        ('volume_is_steady', 'article_sources', 0, 'int_quality_sources', 'facts.source_name', 'facts.has_dropped'),
        ('parser_scores_as_before', 'rpt_parser_scores', 0, 'int_quality_scores', 'facts.fact_class', 'facts.has_dropped'),
        ('city_is_in_gazetteer', 'dim_cities', 0.1, 'dim_cities', 'facts.city_key', 'not facts.is_in_gazetteer'),
        ('organization_has_type', 'dim_organizations', 0.25, 'dim_organizations', 'facts.organization_key',
            'facts.organization_type is null'),
        ('currency_is_known', 'fct_investments', 0.1, 'fct_investments', 'facts.investment_key',
            'facts.currency_code is null'),
        ('amount_is_plausible', 'fct_investments', 0.01, 'fct_investments', 'facts.investment_key',
            'facts.amount is null or facts.amount <= 0 or facts.amount_usd > 1000000000000'),
        ('event_is_not_long_after_article', 'fct_events', 0.01, 'fct_events', 'facts.event_key',
            'facts.event_from_on > ' ~ days_before('articles.published_on', -1830)),
        ('signing_is_not_after_article', 'fct_agreements', 0.01, 'fct_agreements', 'facts.agreement_key',
            "facts.agreement_status = 'signed' and facts.signed_from_on > articles.published_on"),
        ('partnership_is_not_after_article', 'fct_partnerships', 0.01, 'fct_partnerships', 'facts.partnership_key',
            'facts.since_from_on > ' ~ days_before('articles.published_on', -366)),
        ('stated_count_is_not_exceeded', 'rpt_reconciliation', 0.2, 'rpt_reconciliation', 'facts.reconciliation_key',
            "facts.finding = 'above'", "facts.reconciliation_kind = 'stated_count'"),
        ('total_is_not_exceeded', 'rpt_reconciliation', 0.4, 'rpt_reconciliation', 'facts.reconciliation_key',
            "facts.finding = 'above'", "facts.reconciliation_kind = 'total'"),
        ('headline_is_in_text', 'rpt_reconciliation', 0.2, 'rpt_reconciliation', 'facts.reconciliation_key',
            "not facts.is_reconciled", "facts.reconciliation_kind = 'headline'"),
    ] -%}
        {%- do checks.append(dict(
            name=row[0], table=row[1], severity='warn', share=row[2], model=row[3], key=row[4], doubtful=row[5],
            among=row[6]
        )) -%}
    {%- endfor -%}
    {{ return(checks) }}
{%- endmacro %}

{#- The model that a check looks at, with what its expression asks for; of changed articles where it is of one article. -#}
{% macro quality_subject(check) -%}
    {%- set is_of_article = is_of_one_article(check) -%}
    from {{ of_changed(ref(check.model)) if is_of_article else ref(check.model) }} as facts
    {%- for name, model in {'articles': 'stg_articles', 'parses': 'stg_parses'}.items()
        if name ~ '.' in check.doubtful %}
    {{ 'inner' if name == 'articles' else 'left' }} join
    {{ of_changed(ref(model)) if is_of_article else ref(model) }} as {{ name }}
    on facts.article_key = {{ name }}.article_key
    {%- endfor %}
{%- endmacro %}

{% macro is_of_many_articles(check) -%}
    {{ return(check.model in [
        'dim_cities', 'dim_organizations', 'int_quality_inputs', 'int_quality_publishers', 'int_quality_sources',
        'int_quality_scores'
    ]) }}
{%- endmacro %}

{#- Whether what is found changes with the article alone: whether a text is a copy depends on others, and what an amount is
worth on rates that may be published later. -#}
{% macro is_of_one_article(check) -%}
    {{ return(not is_of_many_articles(check) and check.name not in ['text_is_of_one_article', 'amount_is_plausible']) }}
{%- endmacro %}

{#- One row a check and a row that it finds doubtful: of the checks of one article each, or of the others. -#}
{% macro quality_findings(of_one_article) -%}
    {%- set checks = [] -%}
    {%- for check in quality_checks() if is_of_one_article(check) == of_one_article -%}
    {%- do checks.append(check) -%}
    {%- endfor -%}
    {%- for check in checks %}
    select
        '{{ check.name }}' as check_name,
        '{{ check.table }}' as table_name,
        cast({{ check.key }} as string) as row_key,
        {{ 'cast(null as string)' if is_of_many_articles(check) else 'facts.article_key' }} as article_key
    {{ quality_subject(check) }}
    where ({{ check.doubtful }}){{ ' and ' ~ check.among if check.among }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{%- endmacro %}

{#- One row a check, with the rows that it looks at. -#}
{% macro quality_counts() -%}
    {%- for check in quality_checks() %}
    select
        '{{ check.name }}' as check_name,
        '{{ check.table }}' as table_name,
        '{{ check.severity }}' as severity,
        {{ check.share }} as tolerated_share,
        count(*) as row_count
    from {{ ref(check.model) }} as facts
    {{ 'where ' ~ check.among if check.among }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{%- endmacro %}
