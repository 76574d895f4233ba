"""Which numbers have the currency of another amount: `40.6 billion, 23.4 billion and 15 billion yuan`, `6 million from KfW`."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.parsing.values.amounts import Amount
from orchestration.parsing.values.numbers import Number

_LIST = re.compile(r"\s?(?:,\s?(?:and\s)?|\sand\s|\sor\s|;\s|/)")
# So many characters on an amount may leave its currency to the one before.
_SHARE_REACH = 160
_OF_IT = re.compile(r"\s(?:of\s(?:it|them|this|that|which|these|the\s(?:sum|money|total|amount))\b)")
_WAS_PAID = re.compile(
    r"\s(?:has|have|had|was|were|is|are|will)\s(?:already\s)?(?:been\s|be\s)?(?:disbursed|paid|spent|invested|raised|drawn|come)\b"
)
_SHARE_OF = re.compile(r"\s(?:from|by)\s")
_FROM = re.compile(r"\bfrom\b|:$|\($")
_BEARS = re.compile(
    r"\b(?:shoulders?|bears?|bore|pays?|paid|contribut\w+|adds?|added|gives?|gave|covers?|covered|provid\w+"
    r"|carries|carried)\s$"
)
# `120 million from the AFD, 60 million from KfW`
_SHARES = r"\sfrom\s(?:the\s)?[A-Z][^.;]{0,60}?,?\s(?:and\s)?\d+(?:\.\d+)?\s(?:million|billion)\sfrom\b"
_FIRST_SHARE = re.compile(_SHARES)
_LIST_REACH = 400
_PART_OF = re.compile(r"\sof\s(?:the|its|a|an)\s(?:[a-z]+\s){0,2}")
_RESPECTIVELY = re.compile(r"[^.;]{0,80}\brespectively\b", re.IGNORECASE)
EQUAL = (
    r"(?:or|estimated\s(?:to\sbe|at)|(?:the\s)?equivalent\s(?:to|of)|equal\sto|equals|which\sis|that\sis|i\.e\.,?|=|≈)"
)
BRACKET = re.compile(rf"\s?[(\[]\s?(?:{EQUAL}\s)?")
# What may follow a number that leaves its currency to the one before it.
_ENDS = re.compile(
    r"\s?(?:[,.;:)!?]|$|(?:respectively|in|for|to|at|by|on|from|and|over|was|were|will|is|are|has|have|which|with|under)\b)"
)
_MONEY_WORD = re.compile(
    r"\b(?:invest(?:s|ed|ing|ments?)?(?:\sof)?|worth|(?:com(?:es?|ing)|came|amount(?:s|ed|ing)?|adds?\sup|added\sup)\sto|(?:loan|grant|fund|cost|value|sum|total)s?\sof|donated|totall?ing)\s"
    r"(?:(?:about|some|over|nearly|almost|around|up\sto|more\sthan|at\sleast|a\stotal\sof)\s)?$",
    re.IGNORECASE,
)
_MILLION = 1_000_000
# `$900 and $1 million` are two scales.
_SMALL = 10_000


def lent(text: str, amounts: list[Amount]) -> list[Amount]:
    """Numbers listed with an amount have its currency: `40.6 billion, 23.4 billion and 15 billion yuan`."""
    for i in range(len(amounts) - 2, -1, -1):
        one, two = amounts[i], amounts[i + 1]
        is_part = one.number.scale >= _MILLION and _PART_OF.fullmatch(text, one.end, two.start)
        if not one.signs and two.signs and (is_part or _LIST.fullmatch(text, one.end, two.start)):
            is_shared_scale = two.number.has_scale and _RESPECTIVELY.match(text, two.end) is not None
            if one.number.has_scale:
                amounts[i] = replace(one, signs=two.signs)
            elif is_shared_scale:
                amounts[i] = replace(one, number=_in_scale_of(two, one), signs=two.signs)
        elif _leaves_scale(text, one, two):
            amounts[i] = replace(one, number=_in_scale_of(two, one))
    whole: Amount | None = None
    for i, amount in enumerate(amounts):
        if amount.signs:
            # what stands in brackets is the same money again, in a currency that nobody goes on with
            if whole is None or not BRACKET.fullmatch(text, whole.end, amount.start):
                whole = amount
        elif whole is not None and amount.number.scale >= _MILLION:
            is_listed = whole is amounts[i - 1] and _LIST.fullmatch(text, whole.end, amount.start)
            # `800 million yuan and 1.2 billion people` counts something else
            if (is_listed and _ENDS.match(text, amount.end)) or _is_share(text, whole, amount):
                amounts[i] = whole = replace(amount, signs=whole.signs)
    return amounts


def _in_scale_of(scaled: Amount, amount: Amount) -> Number:
    scale = scaled.number.scale
    return replace(amount.number, value=amount.number.value * scale, scale=scale)


def _leaves_scale(text: str, one: Amount, two: Amount) -> bool:
    """`$1.1, $2.2 and $3.3 million`: a small amount listed before one that says the scale for both."""
    is_small = not one.number.has_scale and one.number.value < two.number.scale / _SMALL
    return (
        is_small
        and two.number.scale >= _MILLION
        and one.low is two.low is None
        and [sign.candidates for sign in one.signs] == [sign.candidates for sign in two.signs]
        and text[one.start] == text[two.start]
        and _LIST.fullmatch(text, one.end, two.start) is not None
    )


def _is_share(text: str, one: Amount, two: Amount) -> bool:
    """`220 million euros: 120 million from the AFD, KfW (60 million)`, `30 million of them come from Rome`."""
    between = text[one.end : two.start]
    if len(between) > _LIST_REACH:
        return False
    if _FIRST_SHARE.match(text, two.end):
        return True
    if len(between) > _SHARE_REACH or "\n" in between:
        return False
    if _OF_IT.match(text, two.end):
        return True
    if ". " in between:
        return _WAS_PAID.match(text, two.end) is not None
    return (
        (_SHARE_OF.match(text, two.end) is not None and _FROM.search(between) is not None)
        or (between.endswith("(") and text.startswith(")", two.end))
        or (_BEARS.search(between) is not None and _ENDS.match(text, two.end) is not None)
    )


def implied(text: str, amounts: list[Amount]) -> list[Amount]:
    """`an investment of 2 billion`: where the text knows one currency only, a number that can but be money has it."""
    signs = {sign.candidates[0]: sign for amount in amounts for sign in amount.signs}
    if len(signs) != 1:
        return amounts
    sign = next(iter(signs.values()))
    return [
        replace(amount, signs=(sign,))
        if not amount.signs
        and amount.number.scale >= _MILLION
        and _MONEY_WORD.search(text, max(0, amount.start - 40), amount.start)
        and _ENDS.match(text, amount.end)
        else amount
        for amount in amounts
    ]
