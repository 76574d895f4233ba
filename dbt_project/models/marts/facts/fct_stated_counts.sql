select
    counts.stated_count_key,
    counts.article_key,
    counts.what,
    counts.stated_count,
    counts.qualifier,
    counts.found_count,
    counts.found_count - counts.stated_count as difference,
    -- `About` and `nearly` are taken to mean within a tenth.
    case
        when counts.found_count is null then null
        when counts.qualifier = 'exact' then counts.found_count = counts.stated_count
        when counts.qualifier = 'more_than' then counts.found_count >= counts.stated_count
        when counts.qualifier = 'about' then abs(counts.found_count - counts.stated_count) <= counts.stated_count * 0.1
        else counts.found_count between counts.stated_count * 0.9 and counts.stated_count
    end as is_reconciled,
    counts.evidence_text,
    counts.evidence_start,
    counts.evidence_end,
    counts.rule,
    counts.parser_version,
    counts.confidence,
    counts.is_corrected
from {{ ref('int_stated_counts') }} as counts
