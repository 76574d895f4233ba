"""An article as the parser sees it: normalised text with a map to the original, paragraphs and sentences.

The normalised copy mends what would make every later pattern ask twice: full-width marks, curly quotes, no-break spaces,
doubled full stops, single line breaks inside a paragraph, text decoded twice. Almost all of that is one character for one, so
that offsets stay what they were; where a repair changes the length the document keeps a map.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from orchestration.parsing.capitals import Run, runs
from orchestration.parsing.facts import Span
from orchestration.parsing.sentences import Sentence, split

_ONE_FOR_ONE = str.maketrans(
    {
        "，": ",",
        "．": ".",
        "。": ".",
        "：": ":",
        "；": ";",
        "！": "!",
        "？": "?",
        "（": "(",
        "）": ")",
        "％": "%",
        "＄": "$",
        "￥": "¥",
        "＆": "&",
        "、": ",",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "「": '"',
        "」": '"',
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u3000": " ",
        "\t": " ",
        "\u2010": "-",
        "\u2011": "-",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **{chr(0xFF21 + letter): chr(0x41 + letter) for letter in range(26)},
        **{chr(0xFF41 + letter): chr(0x61 + letter) for letter in range(26)},
    }
)
# UTF-8 read as Windows-1252, the damage seen most: the repair is shorter than what it replaces.
_MOJIBAKE = {
    "â€™": "'",
    "â€˜": "'",
    "â€œ": '"',
    "â€\x9d": '"',
    "â€“": "–",
    "â€”": "—",
    "Ã©": "é",
    "Ã¼": "ü",
    "Ã¶": "ö",
    "Â ": " ",
}
_MOJIBAKE_PATTERN = re.compile("|".join(map(re.escape, _MOJIBAKE)))
# These are searched for in the whole text. Where a pattern begins with a letter and asks behind it what must not stand
# before, `re` skips from one such letter to the next instead of trying the pattern at every letter.
# `Memberof the Standing Committee`: words glued by a lost line break, before a function word only, so that names stay whole.
_GLUED = re.compile(
    r"of\b(?:(?<=\bMemberof)|(?<=\bSecretaryof)|(?<=\bMayorof)|(?<=\bDirectorof)|(?<=\bChairmanof)|(?<=\bPresidentof)"
    r"|(?<=\bGovernorof)|(?<=\bHeadof))"
)
# `products，and`: a full-width comma carries its own space.
_WIDE_COMMA = re.compile(r"[，、](?=[^\W\d_])")
_DOUBLED_STOP = re.compile(r"\.\.(?<!\.\.\.)(?!\.)")
# A line break inside a paragraph is a hard wrap, but not that behind a heading: `ON THE ROAD` is no part of the name below it.
_SOFT_BREAK = re.compile(r"(?P<heading>(?m:^)[^a-z\n]*[A-Z]{2}[^a-z\n]*(?<![,&-]))?(?<!\n)\n(?!\n)")
_SINGLE_BREAK = re.compile(r"\n(?<!\n\n)(?!\n)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What the parser is given of an article. ``text`` is the title, a blank line and the body (``warehouse.md``)."""

    text: str
    article_key: str = ""
    revision: int = 1
    has_title: bool = True
    published_on: dt.date | None = None
    publisher_city: str | None = None
    publisher: str | None = None


class Document:
    """One article in normalised form. Offsets of everything in the parser are offsets of ``text`` here."""

    __slots__ = ("__dict__", "_back", "article", "text")

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text, self._back = normalise(article.text)

    def evidence(self, span: Span) -> Span:
        """The same span in the article as it was read: ``article.text[start:end]`` is the evidence."""
        if self._back is None:
            return span
        return Span(self._back[span.start], self._back[span.end - 1] + 1)

    @cached_property
    def lower(self) -> str:
        """``text`` in lower case, of the same length: the Turkish capital İ is the one letter that would grow by one."""
        return self.text.replace("İ", "i").lower()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(split(self.text, has_title=self.article.has_title))

    @cached_property
    def capitals(self) -> tuple[Run, ...]:
        """The runs of capitalised words: what names of bodies, persons and projects are read from."""
        return tuple(runs(self.text))

    @cached_property
    def _sentence_ends(self) -> list[int]:
        """Where each sentence but the last gives way to the next."""
        return [sentence.start for sentence in self.sentences[1:]]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds (or, between two, the one before) ``offset``."""
        return self.sentences[bisect_right(self._sentence_ends, offset)]


def normalise(text: str) -> tuple[str, list[int] | None]:
    """The normalised text and, unless every offset stayed the same, the original offset of each of its characters.

    >>> normalise("remarkable results.. ")
    ('remarkable results.  ', None)
    >>> normalise("remarkable results，seen")[0]
    'remarkable results, seen'
    >>> normalise("Memberof the Standing Committee")[0]
    'Member of the Standing Committee'
    """
    back: list[int] | None = None
    if _WIDE_COMMA.search(text):
        text, back = _replace(text, back, _WIDE_COMMA, lambda m: f"{m[0]} ")
    text = text.translate(_ONE_FOR_ONE)
    text = _DOUBLED_STOP.sub(". ", text)
    if _SINGLE_BREAK.search(text):
        text = _SOFT_BREAK.sub(lambda m: m[0] if m["heading"] else " ", text)
    if "â€" in text or "Ã" in text or "Â" in text:
        text, back = _replace(text, back, _MOJIBAKE_PATTERN, lambda m: _MOJIBAKE[m[0]])
    if _GLUED.search(text):
        text, back = _replace(text, back, _GLUED, lambda _: " of")
    return text, back


def _replace(
    text: str, back: list[int] | None, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]
) -> tuple[str, list[int]]:
    """Replace by ``pattern`` and carry the map along; inserted characters point at where their match began."""
    back = back if back is not None else list(range(len(text)))
    parts: list[str] = []
    offsets: list[int] = []
    last = 0
    for match in pattern.finditer(text):
        put = new(match)
        parts += [text[last : match.start()], put]
        offsets += back[last : match.start()]
        span = back[match.start() : match.end()]
        offsets += [span[min(i, len(span) - 1)] for i in range(len(put))]
        last = match.end()
    parts.append(text[last:])
    offsets += back[last:]
    return "".join(parts), offsets
