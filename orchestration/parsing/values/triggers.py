"""Values as triggers of rules: amounts stand among the hits as `money`, counts of something that is kept as `count_nouns`."""

from __future__ import annotations

from orchestration.parsing import lexicons
from orchestration.parsing.mentions import Count, Money
from orchestration.parsing.scan import Hit


def hits(money: list[Money], counts: list[Count]) -> dict[str, list[Hit]]:
    """A hit for each amount (its entry is its currency) and for each count whose noun is in the lexicon ``count_nouns``."""
    nouns = lexicons.by_term("count_nouns")
    return {
        "money": [Hit(m.start, m.end, lexicons.Entry("money", m.currency or "", {})) for m in money],
        "count_nouns": [Hit(c.start, c.end, nouns[c.noun]) for c in counts if c.noun in nouns],
    }
