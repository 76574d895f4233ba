"""Amounts of money: value, scale, currency, qualifier, range, bracketed equivalent.

Built up in steps over the numbers of the text: a number with a sign beside it is an amount; numbers beside an amount that leave
the currency to it are amounts too; two amounts with a link between them are a range.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from orchestration.parsing import lexicons
from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Money, Place
from orchestration.parsing.values import currencies, numbers, publisher, qualifiers
from orchestration.parsing.values.amounts import Amount, ranges, signed, with_cents
from orchestration.parsing.values.lent_currencies import BRACKET, EQUAL, implied, lent
from orchestration.parsing.values.numbers import Number

_EACH = re.compile(r"\s(?:or\smore\s|and\sabove\s)?(?:each|apiece|a\spiece|per\s(?!cent)\w+|for\seach|on\saverage)\b")
_EACH_BEFORE = re.compile(r"\b(?:each|every)\s(?:\w+\s){0,4}$", re.IGNORECASE)
_APPOSITION = re.compile(rf",?\s{EQUAL}\s")
# Continental currencies write 1.250 for what English writes 1,250.
_DOTTED = frozenset(("EUR", "CHF", "DKK", "RUB", "RSD", "TRY", "BRL", "IDR", "VND", "COP", "CLP", "ARS"))
_DOTTED_THOUSAND = re.compile(r"[1-9]\d{0,2}\.\d{3}$")


def find(document: Document, found_numbers: list[Number]) -> list[Money]:
    """The amounts of money in the text, in order, from the numbers in it."""
    text = document.text
    read = lent(text, ranges(text, with_cents(text, signed(text, found_numbers))))
    amounts = [amount for amount in implied(text, read) if amount.signs]
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


def _mention(text: str, amount: Amount, currency: str | None, after: int) -> Money:
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
        BRACKET.fullmatch(text, first.end, second.start) or _APPOSITION.fullmatch(text, first.end, second.start)
    )
