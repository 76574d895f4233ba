{{ config(**built_by_article()) }}
select
    counts.stated_count_key,
    counts.article_key,
    counts.what,
    counts.stated_count,
    counts.qualifier,
    counts.found_count,
    counts.found_count - counts.stated_count as difference,
    reconciliation.finding = 'reconciled' as is_reconciled,
    counts.evidence_text,
    counts.evidence_start,
    counts.evidence_end,
    counts.rule,
    counts.parser_version,
    counts.confidence,
    counts.is_corrected
from {{ of_changed(ref('int_stated_counts')) }} as counts
left join {{ of_changed(ref('int_reconciliation')) }} as reconciliation
    on
        counts.stated_count_key = reconciliation.statement_key
        and reconciliation.reconciliation_kind = 'stated_count'
