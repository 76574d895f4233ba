"""Numbers as English news writes them: figures with any separators, number words, scales from `hundred` to `lakh crore`.

A number here has no unit yet: ``money`` looks for a currency beside it, ``counts`` for what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from orchestration.parsing import lexicons


def alternatives(terms: Iterable[str]) -> str:
    """A pattern for any of ``terms``, the longest first, so that none hides behind its own beginning."""
    return "|".join(re.escape(term).replace(r"\ ", r"\s") for term in sorted(terms, key=lambda t: (-len(t), t)))


_WORDS = {entry.term: int(entry["value"] or 0) for entry in lexicons.load("number_words")}
_CARDINALS = frozenset(entry.term for entry in lexicons.load("number_words") if entry["kind"] != "ordinal")
_SCALES = {entry.term: 10 ** int(entry["power"] or 0) for entry in lexicons.load("scales")}
_LETTERS = frozenset(entry.term for entry in lexicons.load("scales") if entry["only"] == "money")
_LATIN = frozenset(term for term in _SCALES if term.isascii()) - _LETTERS
_HAN = frozenset(_SCALES) - _LATIN - _LETTERS

_FIGURE = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![,\d])"  # 1,250,000.50
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d{1,2}"  # 1.250.000  1.250,50
    r"|\d{1,3}(?:'\d{3})+(?:\.\d+)?"  # 3'000
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?"  # 1,25,000
    r"|\d{1,3}(?:\s\d{3})+(?:[.,]\d{1,2})?(?!\d)"  # 1 234,56
    r"|\d+(?:[.,]\d+)?)"  # 9.32  9,32  500
)
_OPENING = r"half\san?|a\squarter\sof\sa|an?"
_BIG = alternatives(_LATIN - {"thousands", "millions", "billions", "trillions"})
_START = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?P<figure>{_FIGURE})|\b(?P<word>{alternatives(_CARDINALS - {'dozen'})})\b(?!-(?:third|half|quarter|tenth))"
    rf"|\b(?P<opening>{_OPENING})(?=[\s-](?:{_BIG}|dozen)\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?P<half>\sand\sa\shalf\b)|[\s-]?(?P<han>{alternatives(_HAN)})"
    rf"|(?:[\s-]+|(?<=\d))(?P<scale>(?:{alternatives(_LATIN)}))\b(?!\w)(?:\.(?=\s[a-z]))?"
    rf"|(?:[\s-]+|\sand\s)(?P<word>{alternatives(_CARDINALS)})\b|[\s-]+(?:and\s)?(?P<figure>{_FIGURE})",
    re.IGNORECASE,
)
_LETTER = re.compile(rf"\s?(?P<scale>{alternatives(_LETTERS)})\b\.?(?!\w)", re.IGNORECASE)
_OPENING_VALUES = {"h": Decimal("0.5"), "a": Decimal(1)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``text[start:end]``. ``figure`` is its digits as written, None where it opens with a word."""

    start: int
    end: int
    value: Decimal
    figure: str | None
    has_scale: bool = False


def find(text: str) -> list[Number]:
    """The numbers in the text, in order, none inside another.

    >>> [int(n.value) for n in find("8,500 ten thousand, 3 hundred million, half a billion, one billion 200 million")]
    [85000000, 300000000, 500000000, 1200000000]
    """
    found: list[Number] = []
    position = 0
    while start := _START.search(text, position):
        number = _read(text, start)
        found.append(number)
        position = number.end
    return found


def plain(value: Decimal) -> int | float:
    """The value as an exact integer, or where it has a fraction as a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def small(word: str) -> int | None:
    """A short number in figures or one word (`a`, `two`, `a couple of`, `3rd`, `third`), None where it is none."""
    word = word.lower()
    if word[:1].isdigit():
        return int("".join(filter(str.isdigit, word)))
    if "couple" in word:
        return 2
    if "dozen" in word:
        return 12
    if word in ("a", "an"):
        return 1
    if word in _WORDS:
        return _WORDS[word]
    tens, _, unit = word.replace(" ", "-").partition("-")
    return _WORDS[tens] + _WORDS[unit] if tens in _WORDS and unit in _WORDS else None


def with_letter(text: str, number: Number) -> Number | None:
    """The number with the `m`, `k`, `b`, `cr` behind it, which are scales of money only; None where there is no such letter."""
    letter = _LETTER.match(text, number.end)
    if letter is None or number.has_scale or number.figure is None:
        return None
    power = _SCALES[letter["scale"].lower()]
    return Number(number.start, letter.end(), number.value * power, number.figure, True)


def figure_value(figure: str) -> Decimal:
    """What a figure is worth, by its separators.

    >>> [str(figure_value(f)) for f in ("1,250,000", "1.250.000", "9,32", "1.250,50", "3'000", "1 234,56", "1,25,000", "2.5")]
    ['1250000', '1250000', '9.32', '1250.50', '3000', '1234.56', '125000', '2.5']
    """
    figure = re.sub(r"['\s]", "", figure)
    comma, dot = figure.rfind(","), figure.rfind(".")
    if comma >= 0 and dot >= 0:
        thousands, decimal = (",", ".") if comma < dot else (".", ",")
        return Decimal(figure.replace(thousands, "").replace(decimal, "."))
    if comma >= 0:
        is_thousands = len(figure) - comma == 4 and figure[0] != "0"
        return Decimal(figure.replace(",", "" if is_thousands or figure.count(",") > 1 else "."))
    return Decimal(figure.replace(".", "") if figure.count(".") > 1 else figure)


def _read(text: str, start: re.Match[str]) -> Number:
    """The longest number that opens at ``start``: parts are added and multiplied as one reads them aloud."""
    figure = start["figure"]
    total = Decimal(0)
    current: Decimal | None
    if figure:
        current = figure_value(figure)
    elif start["word"]:
        current = Decimal(_WORDS[start["word"].lower()])
    else:
        current = Decimal("0.25") if "quarter" in start[0] else _OPENING_VALUES[start[0][0].lower()]
    last_scale = 0
    in_figures = figure is not None
    end = start.end()
    while part := _NEXT.match(text, end):
        scale = part["scale"] or part["han"]
        if part["half"]:
            # two and a half million; a million and a half
            if current is None:
                total += Decimal(last_scale) / 2
            else:
                current += Decimal("0.5")
        elif scale:
            power = _SCALES[scale.lower()]
            if power == 100 and current is not None:
                current *= power
            elif current is None:
                total *= power
            else:
                total += current * power
                current = None
            last_scale = power
        elif part["figure"]:
            # one billion 200 million: a smaller scale has to follow
            following = _NEXT.match(text, part.end())
            smaller = following and following["scale"] and _SCALES[following["scale"].lower()] < last_scale
            if current is not None or not smaller:
                break
            current = figure_value(part["figure"])
        else:
            word = _WORDS[part["word"].lower()]
            if part["word"].lower() == "dozen" and current is not None:
                current *= word
            elif in_figures and current is not None:
                # 8,500 ten thousand: the Chinese unit of 10,000
                following = _NEXT.match(text, part.end())
                if word != 10 or not following or (following["scale"] or "").lower() != "thousand":
                    break
                total += current * 10_000
                current, last_scale = None, 10_000
                end = following.end()
                continue
            elif current is None:
                if in_figures or word >= last_scale:
                    break
                current = Decimal(word)
            elif _adds(current, word):
                current += word
            else:
                break
        end = part.end()
    return Number(start.start(), end, total + (current or 0), figure, last_scale > 0)


def _adds(current: Decimal, word: int) -> bool:
    """Twenty and five, two hundred and twenty: a part that fits below the zeros of what was said so far."""
    if current % 100 == 0 and current:
        return word < 100
    return current % 10 == 0 and current >= 20 and word < 10
