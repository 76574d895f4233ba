"""Signs and names of currencies, and which currency one of them means beside a number.

A sign that several currencies share (`$`, `¥`, `rupees`) comes with its candidates; the other sign of the amount, and then the
countries that the text names, choose among them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.parsing import lexicons
from orchestration.parsing.document import Document
from orchestration.parsing.openings import Openings
from orchestration.parsing.values.numbers import alternatives


@dataclass(frozen=True, slots=True)
class Sign:
    """A currency's sign at ``text[start:end]`` and the currencies that it may stand for, the usual one first."""

    start: int
    end: int
    candidates: tuple[str, ...]
    divisor: int = 1
    """100 for cents and pence."""
    needs_scale: bool = False
    """A sign that is also a word or a letter (`SAR`, `R`): money only with `million` or its like, or of that size."""


# These are meant everywhere: that a text names Mexico does not make its `$` pesos.
_WORLDWIDE = frozenset({"USD", "GBP"})
# First among the candidates where none of them is the usual one: `dinars` alone are nobody's.
_UNTOLD = "XXX"
_ENTRIES = lexicons.by_term("currencies")
_CANDIDATES = {term: tuple((entry["currency"] or "").split()) for term, entry in _ENTRIES.items()}


def _guarded(guard: str) -> frozenset[str]:
    return frozenset(term for term, entry in _ENTRIES.items() if guard in (entry["guard"] or "").split())


# `ALL 30` and `top 500` are no money: codes count in capitals only, and some not in front of a number.
_CAPITALS = frozenset(term for term, entry in _ENTRIES.items() if entry["case"] == "upper")
_BEFORE = frozenset(term for term, entry in _ENTRIES.items() if entry["side"] != "after")
_AFTER = frozenset(term for term, entry in _ENTRIES.items() if entry["side"] != "before")
_LEADS = _guarded("lead")
_CENTS = _guarded("hundredth")
_SCALED = _guarded("scale")
_TRAILS = _guarded("trail")
_NOUNS = _guarded("noun")
_WEIGHTS = _guarded("weight")
_VERBS = _guarded("verb")
# The last word or sign in front of a number, `a total of` and brackets aside.
_LAST = re.compile(
    r"(?:\$[A-Z]{1,3}|(?<![^\W\d_])[^\W\d_]{1,8}\.?|(?<![^\W\d_])(?:[A-Za-z]{1,4}|[uU]\.[sS]\.?)?\s?[^\w\s,;:()\"'.-]+\.?)\s?$"
)
_FIRST = re.compile(rf"[\s-]{{0,2}}(?P<sign>{alternatives(_AFTER)})(?![A-Za-zÀ-ɏ])(?:(?<=\w)|(?!\s?\d))", re.IGNORECASE)
# What most numbers have beside them is no currency: one word is looked up before the patterns above are tried.
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s?$")
_FIRST_PART = re.compile(r"[\s-]{0,2}([^\W\d_]+|[^\s-])")
_AFTER_FIRST = frozenset(part[1] for term in _AFTER if (part := _FIRST_PART.match(term)))
# `5 million pounds of beef`, but `pounds of investment`; `lost 30 pounds`
_WEIGHED = re.compile(
    r"\sof\s(?!investment|funding|aid|debt|trade|public|private)|\s(?:heavier|lighter|overweight|underweight)\b"
)
_WEIGHING = re.compile(
    r"\b(?:weigh(?:s|ed|ing)?|loses?|lost|losing|gain(?:s|ed|ing)?|shed(?:s|ding)?|lift(?:s|ed|ing)?)\s(?:[a-z]+\s){0,2}$",
    re.IGNORECASE,
)
_WON = re.compile(r"\s(?:the|a|an|by|first|second|third|gold|over|more|\d)\b")
# `136 EURO-V buses`, `40 Euro 6 engines`: how clean they are
_EMISSIONS = re.compile(r"[ -](?:III|IV|VI?|[1-7])(?![\w,.]*\d)(?:-\w+)?(?= [a-z])")
_SETTINGS = re.compile(rf"\b(?:{alternatives(lexicons.terms('currency_settings'))})\b", re.IGNORECASE)
_SETTING_OPENINGS = Openings(lexicons.terms("currency_settings"))
_SETTING_OF = {entry.term: entry["currency"] or "" for entry in lexicons.load("currency_settings")}


def before(text: str, number_start: int) -> Sign | None:
    """The sign that ends where a number begins: `RMB `, `US$`, `Rs. `."""
    word_before = _WORD_BEFORE.search(text, max(0, number_start - 12), number_start)
    if (
        word_before
        and word_before[1].lower() not in _BEFORE
        and text[word_before.start() - 1 : word_before.start()] != "$"
    ):
        return None
    tail = _LAST.search(text, max(0, number_start - 12), number_start)
    if tail is None:
        return None
    word = tail[0].strip()
    # `for $` and `(€`: shorten from the left until a sign is left
    for cut in range(len(word)):
        term = word[cut:]
        if _fits(term, _BEFORE) and (cut == 0 or not (word[cut - 1].isalpha() and term[0].isalpha())):
            start = tail.start() + len(tail[0]) - len(tail[0].lstrip()) + cut
            return Sign(start, number_start, _CANDIDATES[term.lower()], needs_scale=term.lower() in _SCALED | _LEADS)
    return None


def after(text: str, number_end: int, number_start: int | None = None) -> Sign | None:
    """The sign that follows a number: ` yuan`, `-yuan`, ` US dollars`; ``number_start`` where pounds may be lost or gained."""
    word_after = _FIRST_PART.match(text, number_end)
    if word_after is None or word_after[1].lower() not in _AFTER_FIRST:
        return None
    head = _FIRST.match(text, number_end)
    if head is None:
        return None
    written = " ".join(head["sign"].split())
    term = written.lower()
    if not _fits(written, _AFTER):
        return None
    if term in _WEIGHTS and _WEIGHED.match(text, head.end()):
        return None
    if (
        term in _WEIGHTS
        and number_start is not None
        and _WEIGHING.search(text, max(0, number_start - 30), number_start)
    ):
        return None
    if term in _VERBS and _WON.match(text, head.end()):
        return None
    if term == "euro" and _EMISSIONS.match(text, head.end()):
        return None
    needs_scale = term in _TRAILS or (term in _NOUNS and written[0].isupper())
    return Sign(
        number_end, head.end(), _CANDIDATES[term], divisor=100 if term in _CENTS else 1, needs_scale=needs_scale
    )


def _fits(written: str, allowed: frozenset[str]) -> bool:
    term = written.lower()
    return term in allowed and (term not in _CAPITALS or written.isupper())


def settings(document: Document) -> list[str]:
    """The currencies of the countries that the text names, in order of appearance."""
    named = _SETTING_OPENINGS.matches(_SETTINGS, document.text, document.lower)
    return list(dict.fromkeys(_SETTING_OF[" ".join(match[0].lower().split())] for match in named))


def shared(signs: list[Sign]) -> list[str]:
    """The currencies that every sign of an amount may mean."""
    return [c for c in signs[0].candidates if all(c in sign.candidates for sign in signs)]


def open_candidates(signs: list[Sign], spoken: list[str], own: str | None = None) -> tuple[str, ...]:
    """The currencies among which only the places of the text can choose; none where one is meant everywhere or told."""
    common = shared(signs)
    is_settled = len(common) < 2 or own in common or common[0] in _WORLDWIDE or any(c in common for c in spoken)
    return () if is_settled else tuple(c for c in common if c != _UNTOLD)


def choose(signs: list[Sign], spoken: list[str], own: str | None = None) -> str | None:
    """The currency that all signs of one amount agree on. Of several it is that of the publisher's country (``own``) or of the
    countries that the text names (``spoken``), else the usual one; None where the signs contradict each other.

    >>> choose([Sign(0, 1, ("USD", "CAD")), Sign(4, 9, ("CAD",))], [])
    'CAD'
    >>> choose([Sign(0, 3, ("CNY",)), Sign(4, 9, ("USD", "CAD"))], []) is None
    True
    """
    common = shared(signs)
    if not common:
        return None
    if own in common:
        return own
    if common[0] in _WORLDWIDE:
        return common[0]
    told = next((currency for currency in spoken if currency in common), common[0])
    return None if told == _UNTOLD else told
