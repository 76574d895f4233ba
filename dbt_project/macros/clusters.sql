{#- Which statements are about the same thing. Asks for columns `statement` (what makes two statements the same, or NULL
where nothing does), `text_sha256`, `content_key`, `article_key` and `evidence_start`. Two statements of one article are
never the same, so the nth of one article meets the nth of another. -#}
{% macro cluster_key(fact_class) -%}
    case
        when statement is null then {{ surrogate_key(["'" ~ fact_class ~ "'", 'text_sha256', 'content_key']) }}
        else {{ surrogate_key([
            "'" ~ fact_class ~ "'", 'statement',
            'row_number() over (partition by article_key, statement order by evidence_start, content_key)'
        ]) }}
    end
{%- endmacro %}
