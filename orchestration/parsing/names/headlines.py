"""Headlines in title case: there every word is capitalised, so that names have no edges."""

from __future__ import annotations

from orchestration.parsing.analysis import Analysis


def end_of_title_case(analysis: Analysis) -> int:
    """Where a headline in title case ends; 0 where the article has none."""
    sentences = analysis.document.sentences
    if not sentences or not sentences[0].is_title:
        return 0
    words = analysis.text[: sentences[0].end].split()
    capitalised = sum(word[:1].isupper() for word in words)
    return sentences[0].end if capitalised * 3 > len(words) * 2 else 0
