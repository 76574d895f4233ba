{#- Which statements are about the same thing: CTEs that end in `clusters`, one row a statement with its `cluster_key`.
They ask for a CTE `described` with

- `fact_key`, `article_key`, `text_sha256`, `content_key`, `evidence_start`, `published_on`, `first_ingested_at`;
- `statement` and `other_statement`: statements that share neither are never compared, such as those of other parties;
- `said_kind`, `said_title`, `said_amount`: NULL fits everything; titles fit where one holds the other, amounts within 0.5 %;
- `said_from_on`, `said_to_on`: days fit where they overlap; where one is NULL, only statements of one title fit.

The most precise statement leads; each other one follows the leader nearest to it in time, so that `in May` does not tie
two days in May together. Two statements of one article are never the same, so the nth of one article meets the nth of
another; copies of a text say the same. A cluster is called by the statement that was there first: later ones leave its
key alone. -#}
{% macro clustered(fact_class) -%}
blocks as (

    select
        fact_key,
        statement as block_key
    from described
    where statement is not null
    union
    select
        fact_key,
        other_statement as block_key
    from described
    where other_statement is not null
    union
    select
        fact_key,
        {{ surrogate_key(['text_sha256', 'content_key']) }} as block_key
    from described

),

met as (

    select distinct
        a.fact_key,
        b.fact_key as other_key
    from blocks as a
    inner join blocks as b on a.block_key = b.block_key and a.fact_key != b.fact_key

),

alike as (

    select
        a.fact_key,
        b.fact_key as other_key,
        a.article_key = b.article_key as is_in_article,
        b.evidence_start < a.evidence_start or (b.evidence_start = a.evidence_start and b.fact_key < a.fact_key) as is_before
    from met
    inner join described as a on met.fact_key = a.fact_key
    inner join described as b on met.other_key = b.fact_key
    where
        {{ computed_once() }}
        and (
            (a.text_sha256 = b.text_sha256 and a.content_key = b.content_key)
            or (
                (a.said_kind is null or b.said_kind is null or a.said_kind = b.said_kind)
                and (
                    a.said_title is null
                    or b.said_title is null
                    or instr(concat(' ', a.said_title, ' '), concat(' ', b.said_title, ' ')) > 0
                    or instr(concat(' ', b.said_title, ' '), concat(' ', a.said_title, ' ')) > 0
                )
                and (
                    (a.said_amount is null and b.said_amount is null)
                    or abs(a.said_amount - b.said_amount) <= 0.005 * greatest(a.said_amount, b.said_amount)
                )
                and case
                    when a.said_from_on is null or b.said_from_on is null then a.said_title = b.said_title
                    else a.said_from_on <= b.said_to_on and b.said_from_on <= a.said_to_on
                end
            )
        )

),

numbered as (

    select
        described.fact_key,
        described.article_key,
        described.published_on,
        described.first_ingested_at,
        count(alike.other_key) as nth,
        row_number() over (
            order by
                case when described.said_title is null then 1 else 0 end
                + case when described.said_from_on = described.said_to_on then 0 else 1 end,
                {{ dbt.datediff('described.said_from_on', 'described.said_to_on', 'day') }} nulls last,
                described.first_ingested_at nulls last,
                described.article_key,
                described.fact_key
        ) as place
    from described
    left join alike on described.fact_key = alike.fact_key and alike.is_in_article and alike.is_before
    where {{ computed_once() }}
    group by
        described.fact_key,
        described.article_key,
        described.published_on,
        described.first_ingested_at,
        described.said_from_on,
        described.said_to_on,
        described.said_title

),

pairs as (

    select
        alike.fact_key,
        alike.other_key,
        b.place < a.place as is_behind,
        b.place as other_place,
        abs({{ dbt.datediff('a.published_on', 'b.published_on', 'day') }}) as days_apart
    from alike
    inner join numbered as a on alike.fact_key = a.fact_key
    inner join numbered as b on alike.other_key = b.fact_key
    -- One condition on all three: `a.nth = b.nth` by itself would be one to join all statements with all by.
    where case when alike.is_in_article then false else a.nth = b.nth end

),

leaders as (

    select numbered.fact_key
    from numbered
    left join pairs on numbered.fact_key = pairs.fact_key and pairs.is_behind
    where pairs.fact_key is null

),

followers as (

    select
        pairs.fact_key,
        pairs.other_key as leader_key,
        row_number() over (
            partition by pairs.fact_key order by pairs.days_apart nulls last, pairs.other_place
        ) as choice
    from pairs
    inner join leaders on pairs.other_key = leaders.fact_key

),

-- Who is like a follower only, and like no leader, leads those like it.
led as (

    select
        numbered.fact_key,
        coalesce(followers.leader_key, numbered.fact_key) as leader_key
    from numbered
    left join followers on numbered.fact_key = followers.fact_key and followers.choice = 1

),

clusters as (

    select
        led.fact_key,
        first_value({{ surrogate_key(["'" ~ fact_class ~ "'", 'led.fact_key']) }}) over (
            partition by led.leader_key
            order by numbered.first_ingested_at nulls last, numbered.article_key, led.fact_key
        ) as cluster_key
    from led
    inner join numbered on led.fact_key = numbered.fact_key

)
{%- endmacro %}

{#- A condition that always holds. Spark works a CTE out anew wherever it is named, and those above name one another so
often that a plan takes minutes; one that might be another each time is worked out once. -#}
{% macro computed_once() -%}
    {{ return(adapter.dispatch('computed_once')()) }}
{%- endmacro %}

{% macro duckdb__computed_once() -%}
    true
{%- endmacro %}

{% macro spark__computed_once() -%}
    rand() >= 0
{%- endmacro %}
