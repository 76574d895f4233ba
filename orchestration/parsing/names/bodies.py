"""Names of bodies that hold a type word, and how far each goes: `Gynecology Hospital of Fudan University`.

Only the words of the name itself are looked at. What the body is in its article (its city, its acronym, its part in the
news) is ``organizations``' business; bodies without a type word are ``roles``'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.parsing import lexicons
from orchestration.parsing.names.capitals import Run, Word

_BRACKET_OPEN = re.compile(r" ?\($")
_OF = re.compile(r" of (?:the )?$")
_FOR = re.compile(r" (?:for|of|on|against) (?:the )?$")
_WITH = re.compile(r" with (?:the )?$")
_AND = re.compile(r",? (?:and|&) (?:the )?$")
_COMMA = re.compile(r", $")
_LEGAL = re.compile(
    r"(?:"
    + "|".join(
        re.escape(term).replace(r",\ ", r" ?, ?").replace(r"\ ", r"\.? ")
        for term in sorted(lexicons.terms("legal_suffixes"), key=len, reverse=True)
    )
    + r")\b\.?(?!\w)(?:\)|\b)?"
)
_LEGAL_FIRST = frozenset(re.split(r"[ ,]", term)[0].rstrip(".") for term in lexicons.terms("legal_suffixes"))
# Words before the type word that only say whose body it is: without a place the name is short (`Municipal Government`).
QUALIFIERS = frozenset(
    (
        "municipal",
        "provincial",
        "county",
        "district",
        "city",
        "prefectural",
        "state",
        "national",
        "central",
        "cpc",
        "people's",
    )
)
_LONGEST_HEAD = 4


@dataclass(slots=True)
class Phrase:
    """Words that make one name; between two of them may stand brackets, `&` or small words."""

    words: list[Word]
    end: int
    head: lexicons.Entry | None = None
    head_at: int = -1
    """Where in ``words`` the type word begins."""
    head_to: int = -1
    legal: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start


def find(text: str, runs: list[Run]) -> Iterator[Phrase]:
    """The typed bodies of a text in order, longest reading of each."""
    phrases = _phrases(text, runs)
    done = -1
    for index, phrase in enumerate(phrases):
        if phrase.start < done or phrase.head is None:
            continue
        last = _extend_right(text, phrases, index)
        _extend_left(text, phrases, index, done)
        if _is_body(phrase, extended=last > index):
            done = phrase.end
            yield phrase


def _phrases(text: str, runs: list[Run]) -> list[Phrase]:
    made: list[Phrase] = []
    pending: list[Word] = []
    for number, run in enumerate(runs):
        words = list(run.words)
        gap = text[pending[-1].end : run.start] if pending else ""
        if pending and _goes_on(text, runs, number, pending[0].start, gap):
            pending += words
        else:
            if pending:
                made += _cut(text, pending)
            pending = words
    if pending:
        made += _cut(text, pending)
    return made


def _goes_on(text: str, runs: list[Run], number: int, start: int, gap: str) -> bool:
    """Whether a run carries on the name before it: `Weir & Sons`, `Zhonglu (Hebei) Heavy Machinery`."""
    run = runs[number]
    if gap == " & " or (gap == ") " and "(" in text[start : run.start]):
        return True
    if not _BRACKET_OPEN.fullmatch(gap) or run.words[0].text.isupper() or number + 1 == len(runs):
        return False
    return text[run.end : runs[number + 1].start] == ") "


def _cut(text: str, words: list[Word]) -> Iterator[Phrase]:
    """A run cut at titles and small words: `Phoenix Mayor Greg Stanton`, `The Bank`."""
    titles, small = lexicons.terms("titles_triggers"), lexicons.terms("small_words")
    part: list[Word] = []
    for word in words:
        low = word.low.rstrip(".")
        if low in small or low in titles:
            if part:
                yield _with_head(text, part)
            part = []
        else:
            part.append(word)
    if part:
        yield _with_head(text, part)


def _with_head(text: str, words: list[Word]) -> Phrase:
    phrase = Phrase(words, words[-1].end)
    for at, word in enumerate(words):
        if at and word.text.rstrip(".,") in _LEGAL_FIRST:
            legal = _LEGAL.match(text, word.start)
            if legal:
                phrase.legal = True
                phrase.end = legal.end()
                phrase.words = words[: at + 1]
                phrase.head = lexicons.by_term("organization_types")["company"]
                phrase.head_at, phrase.head_to = at, at + 1
                return phrase
    heads = lexicons.by_term("organization_types")
    for to in range(len(words), 0, -1):
        for size in range(min(_LONGEST_HEAD, to), 0, -1):
            entry = heads.get(" ".join(word.low for word in words[to - size : to]))
            if entry is not None:
                phrase.head, phrase.head_at, phrase.head_to = entry, to - size, to
                return phrase
    return phrase


def _extend_right(text: str, phrases: list[Phrase], index: int) -> int:
    """Go on over `of` and `for`, and over `and` between fields. The index of the last phrase taken in."""
    phrase = phrases[index]
    last = index
    tail = phrase
    for _ in range(4):
        if last + 1 >= len(phrases):
            break
        following = phrases[last + 1]
        gap = text[phrase.end : following.start]
        head = tail.head if tail.head_to == len(tail.words) else None
        joined = (
            (head is not None and head["of"] and _OF.match(gap))
            or (head is not None and head["for"] and _FOR.match(gap))
            or (_WITH.match(gap) and " for " in text[phrase.start : phrase.end])
            or (last > index and _OF.match(gap) and following.head is None)
            or (
                last > index
                and (_AND.match(gap) or _COMMA.match(gap))
                and _are_fields(tail.words[-1:], following.words)
            )
        )
        if not joined:
            break
        phrase.end = following.end
        tail = following
        last += 1
    return last


def _extend_left(text: str, phrases: list[Phrase], index: int, done: int) -> None:
    """Go back over `and` between fields: `Shanghai Culture and Tourism Bureau`."""
    phrase = phrases[index]
    if not _are_fields(phrase.words[: min(phrase.head_at, 1)]):
        return
    joints: tuple[re.Pattern[str], ...] = (_AND,)
    while index and phrases[index - 1].start > done:
        before = phrases[index - 1]
        gap = text[before.end : phrase.start]
        if before.head_to == len(before.words) or not _are_fields(before.words[-1:]):
            return
        if not any(joint.match(gap) for joint in joints):
            return
        phrase.words = before.words + phrase.words
        phrase.head_at += len(before.words)
        phrase.head_to += len(before.words)
        joints = (_COMMA, _AND)
        index -= 1


def _are_fields(*parts: list[Word]) -> bool:
    fields = lexicons.terms("office_fields")
    return all(part and all(word.low in fields for word in part) for part in parts)


def _is_body(phrase: Phrase, *, extended: bool) -> bool:
    head = phrase.head
    if head is None:
        return False
    before = phrase.words[: phrase.head_at]
    after = phrase.words[phrase.head_to :]
    if phrase.legal:
        return bool(before)
    if after:
        # `Group B`, `Packaging Project Cooperation Agreement`: the type word does not close the name.
        return False
    if not before:
        return extended or (" " in head.term and head["strength"] is None and head.term.split()[0] in QUALIFIERS)
    return True
