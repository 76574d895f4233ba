"""Numbers as English news writes them: figures with any separators, number words, scales from `hundred` to `lakh crore`.

A number here has no unit yet: ``money`` looks for a currency beside it, ``counts`` for what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from orchestration.parsing import lexicons
from orchestration.parsing.openings import DIGITS, Openings


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
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!,?\d)"  # 1,250,000.50
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d{1,2}"  # 1.250.000  1.250,50
    r"|\d{1,3}(?:'\d{3})+(?:\.\d+)?"  # 3'000
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?"  # 1,25,000
    r"|\d{1,3}(?:\s\d{3})+(?:[.,]\d{1,2})?(?!\d)"  # 1 234,56
    r"|\d+(?:[.,]\d+)?)"  # 9.32  9,32  500
)
_OPENING = r"(?:a\s)?half(?:\san?)?|(?:a\s)?quarter(?:\sof\sa)?|three[\s-]quarters\sof\sa|a\scouple\sof|an?"
# 3 1/2, 1/2, 2½: parts of what a scale behind them multiplies
_FRACTION = r"(?:\d+[\s-])?[1-9]/[2-9]|\d*[½¼¾]"
_BIG = alternatives(_LATIN - {"thousands", "millions", "billions", "trillions"})
_START = re.compile(
    rf"(?<![\d/])(?<!\d[.,])(?P<fraction>{_FRACTION})(?=[\s-](?:{_BIG})\b)"
    rf"|(?<!\d)(?<!\d[.,])(?P<figure>{_FIGURE}|(?<=[$€£])\.\d\d?)"
    rf"|\b(?P<opening>{_OPENING})(?=[\s-](?:{_BIG}|dozen)\b)"
    rf"|\b(?P<word>{alternatives(_CARDINALS - {'dozen'})})\b(?!-(?:third|half|quarter|tenth))",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?P<half>\sand\sa\shalf\b)|[\s-]?(?P<han>{alternatives(_HAN)})"
    rf"|(?:\+?[\s-]+|(?<=\d)\+?)(?P<scale>(?:{alternatives(_LATIN)}))\b(?!\w)(?:(?<=mio|mrd|mln|bln)\.(?=\s\w)|\.(?=\s(?-i:[a-z])))?"
    rf"|(?:[\s-]+|\sand\s)(?P<word>{alternatives(_CARDINALS)})\b|[\s-]+(?:and\s)?(?P<figure>{_FIGURE})",
    re.IGNORECASE,
)
# The dot behind `27% to $284m.` is the sentence's, unless the sentence goes on.
_LETTER = re.compile(rf"[\s-]?(?P<scale>{alternatives(_LETTERS)})\b(?:\.(?=\s?(?-i:[a-z(,])))?(?!\w)", re.IGNORECASE)
# What the words of ``_OPENING`` are worth, the longer of two that begin alike first.
_PARTS = {"three": Decimal("0.75"), "quarter": Decimal("0.25"), "half": Decimal("0.5"), "couple": Decimal(2)}
# The first words of ``_START``, tried there and nowhere else.
_OPENINGS = Openings(
    (
        *DIGITS,
        *_CARDINALS - {"dozen"},
        "half ",
        "half-",
        "quarter ",
        "a ",
        "an ",
        "a-",
        "an-",
        *(f".{digit}" for digit in DIGITS),
        *"½¼¾",
    )
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``text[start:end]``. ``figure`` is its digits as written, None where it opens with a word; ``scale`` is what
    the words behind multiply it by."""

    start: int
    end: int
    value: Decimal
    figure: str | None
    scale: Decimal = Decimal(1)

    @property
    def has_scale(self) -> bool:
        return self.scale != 1


def find(text: str, lower: str | None = None) -> list[Number]:
    """The numbers in the text, in order, none inside another. ``lower`` is the text in lower case, where it is at hand.

    >>> [int(n.value) for n in find("8,500 ten thousand, 3 hundred million, half a billion, one billion 200 million")]
    [85000000, 300000000, 500000000, 1200000000]
    """
    found: list[Number] = []
    end = 0
    for position in _OPENINGS.positions(text.lower() if lower is None else lower):
        if position >= end and (start := _START.match(text, position)):
            number = _read(text, start)
            found.append(number)
            end = number.end
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
    return Number(number.start, letter.end(), number.value * power, number.figure, Decimal(power))


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
    if figure:
        opening = figure_value(figure)
    elif start["word"]:
        opening = Decimal(_WORDS[start["word"].lower()])
    elif start["fraction"]:
        opening = _fraction(start["fraction"])
    else:
        opening = next((value for word, value in _PARTS.items() if word in start[0].lower()), Decimal(1))
    building = _Sum(opening, in_figures=figure is not None)
    end = start.end()
    while part := _NEXT.match(text, end):
        # `8,500 ten thousand`: the Chinese unit of 10,000 in words
        following = _NEXT.match(text, part.end()) if part["figure"] or part["word"] else None
        power = _power(following) if following else 0
        if part["half"]:
            building.add_half()
        elif part["scale"] or part["han"]:
            building.multiply(_power(part))
        elif part["figure"]:
            if not building.may_go_on(power):
                break
            building.current = figure_value(part["figure"])
        elif following and building.in_figures and part["word"].lower() == "ten" and power == 1000:
            building.multiply(10_000)
            part = following
        elif not building.add_word(part["word"].lower()):
            break
        end = part.end()
    return Number(start.start(), end, building.value, figure, building.scale if building.last_power else Decimal(1))


def _fraction(figure: str) -> Decimal:
    """What `3 1/2`, `1/2` and `2½` are worth, in hundredths."""
    whole, part = re.fullmatch(r"(\d*?)[\s-]?(\d/\d|[½¼¾])", figure).groups()  # type: ignore[union-attr]
    above, below = {"½": "1/2", "¼": "1/4", "¾": "3/4"}.get(part, part).split("/")
    return Decimal(whole or 0) + round(Decimal(above) / Decimal(below), 2)


def _power(part: re.Match[str]) -> int:
    scale = part["scale"] or part["han"]
    return _SCALES[scale.lower()] if scale else 0


class _Sum:
    """A number under way: what stands multiplied already, and the part that the next scale will multiply."""

    def __init__(self, opening: Decimal, *, in_figures: bool) -> None:
        self.total = Decimal(0)
        self.current: Decimal | None = opening
        self.last_power = 0
        self.scale = Decimal(1)
        self.in_figures = in_figures

    @property
    def value(self) -> Decimal:
        return self.total + (self.current or 0)

    def multiply(self, power: int) -> None:
        if power == 100 and self.current is not None:
            self.current *= power
        else:
            # `lakh crore`: a scale behind a scale multiplies all that was said
            self.total = self.total * power if self.current is None else self.total + self.current * power
            self.current = None
        self.scale *= power
        self.last_power = power

    def add_half(self) -> None:
        """Two and a half million; a million and a half."""
        if self.current is None:
            self.total += Decimal(self.last_power) / 2
        else:
            self.current += Decimal("0.5")

    def may_go_on(self, power: int) -> bool:
        """Whether figures may follow: one billion 200 million, where the second scale is the smaller."""
        return self.current is None and 0 < power < self.last_power

    def add_word(self, word: str) -> bool:
        """Add a number word if it continues what was said; False where a number of its own begins."""
        value = _WORDS[word]
        if word == "dozen" and self.current is not None:
            self.current *= value
        elif self.in_figures:
            return False
        elif self.current is None:
            if value >= self.last_power:
                return False
            self.current = Decimal(value)
        elif (self.current and self.current % 100 == 0 and value < 100) or (
            self.current >= 20 and self.current % 10 == 0 and value < 10
        ):
            self.current += value
        else:
            return False
        return True
