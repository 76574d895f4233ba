"""Numbers with the signs of currency beside them, cents and ranges put together: what amounts of money are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from orchestration.parsing import lexicons
from orchestration.parsing.values import currencies, numbers
from orchestration.parsing.values.currencies import Sign
from orchestration.parsing.values.numbers import Number, alternatives

_RANGE = re.compile(r"\s?(?:-|–|—|~|\bto\b|\band\b|\bor\b)\s?")
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:about\s|some\s)?$", re.IGNORECASE)
# `rose from 2 to 3 billion` is two amounts, not a range, and so is `rose 10 cents to $29.98`.
_CHANGES = lexicons.load("change_verbs")
_CHANGE_FROM = re.compile(
    rf"\b(?:{alternatives(entry.term for entry in _CHANGES)})\b[^.;]{{0,60}}\bfrom\s$", re.IGNORECASE
)
_BY_ITSELF = alternatives(entry.term for entry in _CHANGES if not entry["object"])
_CHANGE_BY = re.compile(
    rf"\b(?:by|{_BY_ITSELF})\s(?:(?:by|another|an?(?:\s(?:further|extra))?|about|some|nearly|almost|over|around|more\sthan"
    r"|less\sthan|at\sleast|as\smuch\sas|up\sto|only|just)\s)*$",
    re.IGNORECASE,
)
_FIGURE_NEXT = re.compile(r"\s?\d")
_AND_CENTS = re.compile(r",?\s(?:and\s)?")
# `$20 and 43c`; and at the end of a phrase `20 dollars 43`
_CENT = re.compile(r"\s?[c¢]\b|¢")
# ` , 000` or two groups and more: `$840, 900 people came` is an amount and a count
_SPACED_THOUSANDS = re.compile(r"(?:,\s\d{3})*,\s000(?![\d,.]*\d)|(?:,\s\d{3}){2,}(?![\d,.]*\d)")
_SHORT_FIGURE = re.compile(r"[1-9]\d{0,2}")
_NO_MORE = re.compile(r"\s?(?:[.,;:!?)]|$)")
_MILLION = 1_000_000
# Figures with more digits than this are serial numbers.
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and the signs of currency that stand on it or are lent to it by a neighbour."""

    start: int
    end: int
    number: Number
    signs: tuple[Sign, ...]
    low: Decimal | None = None
    """The lower end of a range; ``number`` is its upper end then."""


def signed(text: str, found_numbers: list[Number]) -> list[Amount]:
    """The numbers of the text in order, each with the signs beside it, if any."""
    read: list[Amount] = []
    taken = 0
    for bare in found_numbers:
        number = bare
        if number.start < taken or len(number.figure or "") > _LONGEST:
            continue
        lead = currencies.before(text, number.start)
        if lead and lead.start < taken:
            lead = None
        if lead is None and _is_torn(text, number.start):
            continue
        if lead:
            number = _with_spaced_thousands(text, number)
        trail = currencies.after(text, number.end, None if number.has_scale else number.start)
        lettered = numbers.with_letter(text, number)
        if lettered and not trail:
            trail = currencies.after(text, lettered.end)
            number = lettered if lead or trail else number
        if lead and trail and _FIGURE_NEXT.match(text, trail.end):
            # `Rs 2,100 crore Rs 1,700 crore`: the sign of the next amount
            trail = None
        is_large = number.has_scale or number.value >= _MILLION
        if lead and lead.needs_scale and not is_large:
            lead = None
        if trail and trail.needs_scale and not is_large:
            trail = None
        signs = tuple(sign for sign in (lead, trail) if sign)
        taken = trail.end if trail else number.end
        read.append(Amount(lead.start if lead else number.start, taken, number, signs))
    return read


def _is_torn(text: str, start: int) -> bool:
    """Whether a number is the rest of something: of a word (`B2`), of a fraction or a pair (`rose 2 1/4 to $87.50`)."""
    return text[start - 1 : start].isalpha() or (
        text[start - 1 : start] == "/" and text[start - 2 : start - 1].isdigit()
    )


def _with_spaced_thousands(text: str, number: Number) -> Number:
    """`€840, 000`: what typesetting tore from an amount that its sign stands before."""
    rest = _SPACED_THOUSANDS.match(text, number.end)
    if rest is None or number.has_scale or not _SHORT_FIGURE.fullmatch(number.figure or ""):
        return number
    figure = f"{number.figure}{rest[0]}".replace(" ", "")
    return Number(number.start, rest.end(), numbers.figure_value(figure), figure)


def with_cents(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts with what is said in two units made one: `twenty-five dollars and fifty cents`."""
    whole: list[Amount] = []
    for bare in amounts:
        before, amount = whole[-1] if whole else None, bare
        letter = _CENT.match(text, amount.end) if before and not amount.signs else None
        if before and letter and before.signs:
            cent = Sign(amount.end, letter.end(), before.signs[0].candidates, divisor=100)
            amount = replace(amount, end=letter.end(), signs=(cent,))
        if before and _are_its_cents(text, before, amount):
            value = before.number.value + amount.number.value / 100
            whole[-1] = replace(before, end=amount.end, number=replace(before.number, value=value))
        else:
            whole.append(bare)
    return whole


def _are_its_cents(text: str, amount: Amount, cents: Amount) -> bool:
    if (
        not amount.signs
        or amount.number.scale >= _MILLION
        or cents.number.value >= 100
        or any(sign.divisor != 1 for sign in amount.signs)
        or _AND_CENTS.fullmatch(text, amount.end, cents.start) is None
    ):
        return False
    if not cents.signs:
        return _are_bare_cents(text, amount, cents)
    return [sign.divisor for sign in cents.signs] == [100] and all(
        sign.candidates[0] in cents.signs[0].candidates for sign in amount.signs
    )


def _are_bare_cents(text: str, amount: Amount, cents: Amount) -> bool:
    """`20 dollars 43.`: two digits behind a currency that is written out, and nothing more."""
    return (
        amount.end > amount.number.end
        and text[amount.end - 1].isalpha()
        and text[amount.end : cents.start] == " "
        and cents.number.value >= 10
        and amount.number.value == amount.number.value.to_integral_value()
        and _NO_MORE.match(text, cents.end) is not None
    )


def ranges(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts with those that are the two ends of a range made one."""
    merged: list[Amount] = []
    for amount in amounts:
        whole = merged and _range(text, merged[-1], amount)
        if whole:
            merged[-1] = whole
        else:
            merged.append(amount)
    return merged


def _range(text: str, low: Amount, high: Amount) -> Amount | None:
    """`2 to 3 billion yuan`, `€15–20 million`, `between 46.91 million and 50.8 million yuan`."""
    if not (low.signs or high.signs) or low.low is not None:
        return None
    lettered = None if low.signs else numbers.with_letter(text, low.number)
    if lettered and _RANGE.fullmatch(text, lettered.end, high.start):
        # `between 5m and 7m euros`
        low = replace(low, number=lettered, end=lettered.end)
    link = _RANGE.fullmatch(text, low.end, high.start)
    if link is None or _is_change(text, low, high, link[0].strip()):
        return None
    if link[0].strip() in ("and", "or") and not _BETWEEN.search(text, max(0, low.start - 20), low.start):
        return None
    upper = high.number
    if not high.signs:
        upper = numbers.with_letter(text, upper) or upper
    bottom = low.number.value if low.number.has_scale else low.number.value * upper.scale
    # `between 50 cents and $1.50`
    bottom /= _divisor(low.signs or high.signs)
    upper = replace(upper, value=upper.value / _divisor(high.signs or low.signs))
    if bottom >= upper.value:
        return None
    signs = tuple(replace(sign, divisor=1) for sign in low.signs + high.signs)
    return Amount(low.start, max(high.end, upper.end), upper, signs, bottom)


def _is_change(text: str, low: Amount, high: Amount, link: str) -> bool:
    """Whether `to` leads from what was before, or from how much was added, to what came of it."""
    reach = max(0, low.start - 80)
    if _CHANGE_FROM.search(text, reach, low.start):
        return True
    if link != "to":
        return False
    if not low.signs:
        # `the stock rose 3 to $45`: the sign of a range stands before its lower end
        return not low.number.has_scale and high.start < high.number.start
    return _CHANGE_BY.search(text, reach, low.start) is not None


def _divisor(signs: tuple[Sign, ...]) -> int:
    return max(sign.divisor for sign in signs)
