{{ config(**built_by_article()) }}
select
    reconciliation_key,
    reconciliation_kind,
    statement_key,
    article_key,
    stated_value,
    qualifier,
    found_value,
    cast(difference as decimal(24, 2)) as difference,
    cast(tolerance as double) as tolerance,
    finding,
    finding = 'reconciled' as is_reconciled,
    evidence_text,
    evidence_start,
    evidence_end
from {{ of_changed(ref('int_reconciliation')) }}
