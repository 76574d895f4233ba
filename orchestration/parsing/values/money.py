"""Amounts of money: value, scale, currency, qualifier, range, bracketed equivalent.

Built up in steps over the numbers of the text: a number with a sign beside it is an amount; numbers beside an amount that leave
the currency to it are amounts too; two amounts with a link between them are a range.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from orchestration.parsing import lexicons
from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Money, Place
from orchestration.parsing.values import currencies, numbers, publisher, qualifiers
from orchestration.parsing.values.currencies import Sign
from orchestration.parsing.values.numbers import Number

_RANGE = re.compile(r"\s?(?:-|–|—|~|\bto\b|\band\b|\bor\b)\s?")
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:about\s|some\s)?$", re.IGNORECASE)
# `rose from 2 to 3 billion` is two amounts, not a range.
_CHANGE = re.compile(
    r"\b(?:increas|rais|rose|ris|grew|grow|expand|jump|climb|up|soar|fell|fall|drop|down|cut|lower)\w*\b[^.;]{0,60}\bfrom\s$",
    re.IGNORECASE,
)
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
_FIGURE_NEXT = re.compile(r"\s?\d")
_AND_CENTS = re.compile(r",?\s(?:and\s)?")
# `$20 and 43c`; and at the end of a phrase `20 dollars 43`
_CENT = re.compile(r"\s?[c¢]\b|¢")
_NO_MORE = re.compile(r"\s?(?:[.,;:!?)]|$)")
_EACH = re.compile(r"\s(?:or\smore\s|and\sabove\s)?(?:each|apiece|a\spiece|per\s(?!cent)\w+|for\seach|on\saverage)\b")
_EACH_BEFORE = re.compile(r"\b(?:each|every)\s(?:\w+\s){0,4}$", re.IGNORECASE)
_EQUAL = (
    r"(?:or|estimated\s(?:to\sbe|at)|(?:the\s)?equivalent\s(?:to|of)|equal\sto|equals|which\sis|that\sis|i\.e\.,?|=|≈)"
)
_BRACKET = re.compile(rf"\s?[(\[]\s?(?:{_EQUAL}\s)?")
_APPOSITION = re.compile(rf",?\s{_EQUAL}\s")
# What may follow a number that leaves its currency to the one before it.
_ENDS = re.compile(
    r"\s?(?:[,.;:)!?]|$|(?:respectively|in|for|to|at|by|on|from|and|over|was|were|will|is|are|has|have|which|with|under)\b)"
)
# Continental currencies write 1.250 for what English writes 1,250.
_DOTTED = frozenset(("EUR", "CHF", "DKK", "RUB", "RSD", "TRY", "BRL", "IDR", "VND", "COP", "CLP", "ARS"))
_DOTTED_THOUSAND = re.compile(r"[1-9]\d{0,2}\.\d{3}$")
_MONEY_WORD = re.compile(
    r"\b(?:invest(?:s|ed|ing|ments?)?(?:\sof)?|worth|(?:com(?:es?|ing)|came|amount(?:s|ed|ing)?|adds?\sup|added\sup)\sto|(?:loan|grant|fund|cost|value|sum|total)s?\sof|donated|totall?ing)\s"
    r"(?:(?:about|some|over|nearly|almost|around|up\sto|more\sthan|at\sleast|a\stotal\sof)\s)?$",
    re.IGNORECASE,
)
_MILLION = 1_000_000
# Figures with more digits than this are serial numbers.
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number and the signs of currency that stand on it or are lent to it by a neighbour."""

    start: int
    end: int
    number: Number
    signs: tuple[Sign, ...]
    low: Decimal | None = None
    """The lower end of a range; ``number`` is its upper end then."""


def find(document: Document, found_numbers: list[Number]) -> list[Money]:
    """The amounts of money in the text, in order, from the numbers in it."""
    text = document.text
    read = _lent(text, _ranges(text, _with_cents(text, _signed(text, found_numbers))))
    amounts = [amount for amount in _implied(text, read) if amount.signs]
    if not amounts:
        return []
    spoken, own = currencies.settings(document), publisher.currency(document.article)
    found: list[Money] = []
    for amount in amounts:
        after = found[-1].end + len(" each") if found else 0
        signs = list(amount.signs)
        money = _mention(text, amount, currencies.choose(signs, spoken, own), after)
        found.append(
            replace(
                money,
                is_equivalent=bool(found) and _is_equivalent(text, found[-1], money),
                candidates=currencies.open_candidates(signs, spoken, own),
            )
        )
    return found


def settled(found: list[Money], places: Sequence[Place]) -> list[Money]:
    """The amounts with the currency of the places' country where the sign is several countries': Posadas makes `pesos` ARS."""
    if not any(money.candidates for money in found):
        return found
    countries = Counter(place.country for place in places if place.country)
    known = lexicons.by_term("country_currencies")
    spent = [known[country.lower()]["currency"] for country, _ in countries.most_common() if country.lower() in known]
    return [
        replace(money, currency=next((c for c in spent if c in money.candidates), money.currency)) for money in found
    ]


def _signed(text: str, found_numbers: list[Number]) -> list[_Amount]:
    """The numbers of the text in order, each with the signs beside it, if any."""
    read: list[_Amount] = []
    taken = 0
    for bare in found_numbers:
        number = bare
        if number.start < taken or len(number.figure or "") > _LONGEST:
            continue
        lead = currencies.before(text, number.start)
        if lead and lead.start < taken:
            lead = None
        if lead is None and text[number.start - 1 : number.start].isalpha():
            continue
        trail = currencies.after(text, number.end)
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
        read.append(_Amount(lead.start if lead else number.start, taken, number, signs))
    return read


def _with_cents(text: str, amounts: list[_Amount]) -> list[_Amount]:
    """The amounts with what is said in two units made one: `twenty-five dollars and fifty cents`."""
    whole: list[_Amount] = []
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


def _are_its_cents(text: str, amount: _Amount, cents: _Amount) -> bool:
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


def _are_bare_cents(text: str, amount: _Amount, cents: _Amount) -> bool:
    """`20 dollars 43.`: two digits behind a currency that is written out, and nothing more."""
    return (
        amount.end > amount.number.end
        and text[amount.end - 1].isalpha()
        and text[amount.end : cents.start] == " "
        and cents.number.value >= 10
        and amount.number.value == amount.number.value.to_integral_value()
        and _NO_MORE.match(text, cents.end) is not None
    )


def _ranges(text: str, amounts: list[_Amount]) -> list[_Amount]:
    """The amounts with those that are the two ends of a range made one."""
    merged: list[_Amount] = []
    for amount in amounts:
        whole = merged and _range(text, merged[-1], amount)
        if whole:
            merged[-1] = whole
        else:
            merged.append(amount)
    return merged


def _range(text: str, low: _Amount, high: _Amount) -> _Amount | None:
    """`2 to 3 billion yuan`, `€15–20 million`, `between 46.91 million and 50.8 million yuan`."""
    if not (low.signs or high.signs) or low.low is not None:
        return None
    link = _RANGE.fullmatch(text, low.end, high.start)
    if link is None or _CHANGE.search(text, max(0, low.start - 80), low.start):
        return None
    if link[0].strip() in ("and", "or") and not _BETWEEN.search(text, max(0, low.start - 20), low.start):
        return None
    upper = high.number
    if not high.signs:
        upper = numbers.with_letter(text, upper) or upper
    bottom = low.number.value if low.number.has_scale else low.number.value * upper.scale
    if bottom >= upper.value:
        return None
    return _Amount(low.start, max(high.end, upper.end), upper, low.signs + high.signs, bottom)


def _lent(text: str, amounts: list[_Amount]) -> list[_Amount]:
    """Numbers listed with an amount have its currency: `40.6 billion, 23.4 billion and 15 billion yuan`."""
    for i in range(len(amounts) - 2, -1, -1):
        one, two = amounts[i], amounts[i + 1]
        is_part = one.number.scale >= _MILLION and _PART_OF.fullmatch(text, one.end, two.start)
        if not one.signs and two.signs and (is_part or _LIST.fullmatch(text, one.end, two.start)):
            is_shared_scale = two.number.has_scale and _RESPECTIVELY.match(text, two.end) is not None
            if one.number.has_scale:
                amounts[i] = replace(one, signs=two.signs)
            elif is_shared_scale:
                scaled = replace(one.number, value=one.number.value * two.number.scale, scale=two.number.scale)
                amounts[i] = replace(one, number=scaled, signs=two.signs)
    whole: _Amount | None = None
    for i, amount in enumerate(amounts):
        if amount.signs:
            # what stands in brackets is the same money again, in a currency that nobody goes on with
            if whole is None or not _BRACKET.fullmatch(text, whole.end, amount.start):
                whole = amount
        elif whole is not None and amount.number.scale >= _MILLION:
            is_listed = whole is amounts[i - 1] and _LIST.fullmatch(text, whole.end, amount.start)
            # `800 million yuan and 1.2 billion people` counts something else
            if (is_listed and _ENDS.match(text, amount.end)) or _is_share(text, whole, amount):
                amounts[i] = whole = replace(amount, signs=whole.signs)
    return amounts


def _is_share(text: str, one: _Amount, two: _Amount) -> bool:
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


def _implied(text: str, amounts: list[_Amount]) -> list[_Amount]:
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


def _mention(text: str, amount: _Amount, currency: str | None, after: int) -> Money:
    """The amount with the words around it; what stands before ``after`` belongs to the amount before it."""
    qualifier, start, end = qualifiers.around(text, amount.start, amount.end)
    if qualifier == "exact" and "+" in text[start:end]:
        # `$2+ million`
        qualifier = "more_than"
    value = amount.number.value
    if (
        currency in _DOTTED
        and amount.number.figure
        and _DOTTED_THOUSAND.match(amount.number.figure)
        and not amount.number.has_scale
    ):
        value *= 1000
    value /= max(sign.divisor for sign in amount.signs)
    is_range = amount.low is not None
    return Money(
        start=start,
        end=end,
        text=text[start:end],
        amount=numbers.plain(amount.low if amount.low is not None else value),
        amount_high=numbers.plain(value) if is_range else None,
        currency=currency,
        qualifier=qualifier,
        is_each=bool(_EACH.match(text, end) or _EACH_BEFORE.search(text, max(after, start - 40), start)),
    )


def _is_equivalent(text: str, first: Money, second: Money) -> bool:
    """The same money said again: in another currency, in brackets or behind `or`, `equivalent to`."""
    if first.currency == second.currency or second.start - first.end > 40:
        return False
    return bool(
        _BRACKET.fullmatch(text, first.end, second.start) or _APPOSITION.fullmatch(text, first.end, second.start)
    )
