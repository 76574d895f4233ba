{{ config(**built_by_article()) }}
-- One row a number that an article states and that its own further statements can be held against: a count against the
-- rows found, a total against its parts, an amount in the headline against the likest one in the text.
with counts as (

    select
        'stated_count' as reconciliation_kind,
        stated_count_key as statement_key,
        article_key,
        cast(stated_count as decimal(24, 2)) as stated_value,
        cast(found_count as decimal(24, 2)) as found_value,
        qualifier,
        -- Every one of them counts.
        0.0 as tolerance,
        evidence_text,
        evidence_start,
        evidence_end
    from {{ of_changed(ref('int_stated_counts')) }}
    where found_count is not null and stated_count is not null

),

-- Parts are what the article says of the same status in the same currency.
totals as (

    select
        'total' as reconciliation_kind,
        totals.investment_key as statement_key,
        totals.article_key,
        totals.amount as stated_value,
        cast(sum(parts.amount) as decimal(24, 2)) as found_value,
        totals.amount_qualifier as qualifier,
        -- Parts are rounded before they are added up.
        0.01 as tolerance,
        totals.evidence_text,
        totals.evidence_start,
        totals.evidence_end
    from {{ of_changed(ref('int_investments')) }} as totals
    inner join {{ of_changed(ref('int_investments')) }} as parts
        on
            totals.article_key = parts.article_key
            and totals.currency_code = parts.currency_code
            and coalesce(totals.investment_status, '') = coalesce(parts.investment_status, '')
    where totals.is_umbrella and not parts.is_umbrella and totals.amount > 0
    group by
        totals.investment_key,
        totals.article_key,
        totals.amount,
        totals.amount_qualifier,
        totals.evidence_text,
        totals.evidence_start,
        totals.evidence_end

),

amounts as (

    select
        mentions.mention_key,
        mentions.article_key,
        mentions.text,
        mentions.start,
        mentions.{{ quoted('end') }},
        split_part(mentions.value, ' ', 2) as currency_code,
        try_cast(split_part(mentions.value, ' ', 1) as double) as amount,
        mentions.start < length(articles.title) as is_in_headline
    from {{ of_changed(ref('stg_mentions')) }} as mentions
    inner join {{ of_changed(ref('stg_articles')) }} as articles on mentions.article_key = articles.article_key
    where mentions.mention_type = 'money'

),

headlines as (

    select
        headlines.*,
        body.amount as found_amount,
        row_number() over (
            partition by headlines.mention_key order by abs(body.amount - headlines.amount), body.start
        ) as nth
    from amounts as headlines
    inner join amounts as body
        on headlines.article_key = body.article_key and headlines.currency_code = body.currency_code
    -- Larger sums would not fit, and are none.
    where headlines.is_in_headline and not body.is_in_headline and headlines.amount < 1e18 and body.amount < 1e18

),

compared as (

    select * from counts
    union all
    select * from totals
    union all
    select
        'headline' as reconciliation_kind,
        mention_key as statement_key,
        article_key,
        cast(amount as decimal(24, 2)) as stated_value,
        cast(found_amount as decimal(24, 2)) as found_value,
        'exact' as qualifier,
        -- Headlines round.
        0.05 as tolerance,
        text as evidence_text,
        start as evidence_start,
        {{ quoted('end') }} as evidence_end
    from headlines
    where nth = 1

),

-- `About` and `nearly` are taken to mean within a tenth; nothing exceeds `more than`, nothing falls short of `up to`.
bounded as (

    select
        *,
        case qualifier
            when 'up_to' then 0
            when 'about' then stated_value * 0.9
            when 'nearly' then stated_value * 0.9
            else stated_value * (1 - tolerance)
        end as lowest,
        case qualifier
            when 'more_than' then null
            when 'about' then stated_value * 1.1
            else stated_value * (1 + tolerance)
        end as highest
    from compared

)

select
    {{ surrogate_key(['reconciliation_kind', 'statement_key']) }} as reconciliation_key,
    reconciliation_kind,
    statement_key,
    article_key,
    stated_value,
    qualifier,
    found_value,
    found_value - stated_value as difference,
    tolerance,
    case
        when found_value < lowest then 'below'
        when found_value > highest then 'above'
        else 'reconciled'
    end as finding,
    evidence_text,
    evidence_start,
    evidence_end
from bounded
