"""Names of bodies that hold a type word, and how far each goes: `Gynecology Hospital of Fudan University`.

Only the words of the name itself are looked at. What the body is in its article (its city, its acronym, its part in the
news) is ``organizations``' business; bodies without a type word are ``roles``'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orchestration.parsing import lexicons
from orchestration.parsing.lexicons import Entry
from orchestration.parsing.names.capitals import Run, Word
from orchestration.parsing.names.shapes import Shape, shape

_BRACKET_OPEN = re.compile(r" ?\($")
_OF = re.compile(r" (?:of (?:the )?|de |del |de la |de los |di |da |do |du |der |für )$")
_ROMANCE_OF = re.compile(r" (?:de|del|de la|de los|di|da|do|du) ")
_IN = re.compile(r" in (?:the )?$")
_FOR = re.compile(r" (?:for|on|against) (?:the )?$")
_WITH = re.compile(r" with (?:the )?$")
_AND = re.compile(r",? (?:and|&) (?:the )?$")
_COMMA = re.compile(r", $")
_LEGAL = re.compile(
    r"(?:"
    + "|".join(
        re.escape(term).replace(r",\ ", r" ?, ?").replace(r"\ ", r"\.? ?")
        for term in sorted(lexicons.terms("legal_suffixes"), key=len, reverse=True)
    )
    # `Ltd.` has a stop of its own, after `AB.` a sentence ends.
    + r")(?!\w)(?:(?:(?<=Co)|(?<=Ltd)|(?<=LTD)|(?<=Inc)|(?<=Corp)|(?<=\.\w))\.)?"
)
# Legal forms in small letters are no part of a run.
_LOWER_LEGAL = re.compile(r",? (?:d\.o\.o|d\.d|s\.r\.o|a\.s|sp\. z o\.o|plc)\b\.?")
_LEGAL_FIRST = frozenset(re.split(r"[ ,]", term)[0].rstrip(".") for term in lexicons.terms("legal_suffixes"))
# Words before the type word that only say whose body it is: `Municipal Government` is a body, but which depends.
QUALIFIERS = frozenset(
    ("municipal", "provincial", "county", "district", "city", "prefectural", "state", "cpc", "cppcc", "people's")
)
# `Port of Rotterdam Authority`, `City of Newcastle Council`: the head word comes after the place.
_BEFORE_PLACE = frozenset(("port", "city", "town", "university", "state", "republic"))
# `Chairman of the Incheon Metropolitan Council Heo Shick`
_OFFICE_BEFORE = re.compile(r"\b(\w+) of (?:the )?$")
_LONGEST_OFFICE = 30
_SMALL_WORD = re.compile(r" (?!and\b|or\b)[a-z]")
_LONGEST_HEAD = 4
_LONGEST_ACRONYM = 10
_MOST_PARTS = 6


@dataclass(slots=True)
class Phrase:
    """Words that make one name; between two of them may stand brackets, `&` or small words."""

    words: list[Word]
    end: int
    head: Entry | None = None
    head_at: int = 0
    """Where in ``words`` the type word begins."""
    head_to: int = 0
    is_legal: bool = False
    is_extended: bool = False
    """The name goes on after its type word: `Bank of Dengzhou`."""

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def ends_in_head(self) -> bool:
        return self.head is not None and self.head_to == len(self.words)

    @property
    def is_closed(self) -> bool:
        """Its own type word ends it: it shares none with what follows. `Television` may, in a list of fields."""
        if self.head is None or not self.ends_in_head:
            return False
        return self.is_legal or (self.head["strength"] is None and not _are_fields(self.words[-1:]))


def find(text: str, runs: Sequence[Run]) -> Iterator[Phrase]:
    """The typed bodies of a text in order, the longest reading of each."""
    phrases = _phrases(text, runs)
    done = 0
    for index, phrase in enumerate(phrases):
        if phrase.head is None or phrase.start < done or _is_half(text, phrases, index):
            continue
        _extend_right(text, phrases, index)
        _extend_left(text, phrases, index, done)
        if _is_body(phrase):
            done = phrase.end
            yield phrase


def phrases_of(text: str, run: Run) -> list[Phrase]:
    """One run cut into names: at titles and at words that only open a sentence."""
    return [] if _is_heading(run) else _cut(text, list(run.words))


def _phrases(text: str, runs: Sequence[Run]) -> list[Phrase]:
    made: list[Phrase] = []
    pending: list[Word] = []
    for number, run in enumerate(runs):
        if _is_heading(run):
            continue
        if pending and _goes_on(text, runs, number, pending[0].start, text[pending[-1].end : run.start]):
            pending += run.words
        else:
            made += _cut(text, pending)
            pending = list(run.words)
    return made + _cut(text, pending)


def _is_heading(run: Run) -> bool:
    """`THE SEVEN INDUSTRIAL PROJECTS`: where all is in capitals they mark no names."""
    return (
        len(run.words) > 1 and all(word.text.isupper() for word in run.words) and run.end - run.start > _LONGEST_ACRONYM
    )


def _goes_on(text: str, runs: Sequence[Run], number: int, start: int, gap: str) -> bool:
    """Whether a run carries on the name before it: `Weir & Sons`, `Zhonglu (Hebei) Heavy Machinery`, `Kirby, Inc.`."""
    run = runs[number]
    if gap == " & " or (gap == ") " and "(" in text[start : run.start]):
        return True
    if gap == ", ":
        # `Yamaha Music Philippines, Inc.`
        return len(run.words) == 1 and run.words[0].text.rstrip(".") in _LEGAL_FIRST
    if not _BRACKET_OPEN.fullmatch(gap) or number + 1 == len(runs) or text[run.end : runs[number + 1].start] != ") ":
        return False
    # `the Clean Technology Fund (CTF) Board` has an acronym, `Dalian Port (PDA) Company Limited` a part of its name.
    return not run.words[0].text.isupper() or _closes_company(runs[number + 1].words)


def _closes_company(words: Sequence[Word]) -> bool:
    return words[0].low == "company" or words[0].text.rstrip(".") in _LEGAL_FIRST


def _cut(text: str, words: list[Word]) -> list[Phrase]:
    titles, small = lexicons.by_term("titles_triggers"), lexicons.terms("small_words")
    times = lexicons.terms("calendar_names")
    parts: list[list[Word]] = [[]]
    for number, word in enumerate(words):
        title = titles.get(word.low.rstrip("."))
        is_opening = not parts[-1] and (word.low in small or word.low.isdigit())
        # `Association of Mayors`
        is_object = title is not None and title["number"] == "plural" and text.endswith(" of ", 0, word.start)
        is_cut = title is not None and not is_object and not _is_part_of_name(title, parts[-1], words[number + 1 :])
        if is_opening or is_cut or word.low in times:
            parts.append([])
        else:
            parts[-1].append(word)
    return [_with_head(text, part) for part in parts if part]


def _is_part_of_name(title: Entry, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """`King Edward VI School`, `Dalian Engineer Training Centre`, `Consulate General`: a rank inside a body's name."""
    heads = lexicons.terms("organization_types")
    return bool(after and after[-1].low in heads) or bool(before and f"{before[-1].low} {title.term}" in heads)


def _with_head(text: str, words: list[Word]) -> Phrase:
    for at, word in enumerate(words):
        if at and word.text.rstrip(".") in _LEGAL_FIRST and (legal := _LEGAL.match(text, word.start)):
            company = lexicons.by_term("organization_types")["company"]
            last = sum(each.start < legal.end() for each in words)
            return Phrase(words[:last], legal.end(), company, at, last, is_legal=True)
    heads = lexicons.by_term("organization_types")
    if small := _LOWER_LEGAL.match(text, words[-1].end):
        return Phrase(words, small.end(), heads["company"], len(words), len(words), is_legal=True)
    for to in range(len(words), 0, -1):
        for size in range(min(_LONGEST_HEAD, to), 0, -1):
            head = heads.get(" ".join(word.low for word in words[to - size : to]))
            if head is not None:
                return _without_person(text, Phrase(words, words[-1].end, head, to - size, to))
    return Phrase(words, words[-1].end)


def _without_person(text: str, phrase: Phrase) -> Phrase:
    """`Dalian Municipal Party Committee Tan Zuojun`: who comes after the body is none of it."""
    after = phrase.words[phrase.head_to :]
    if not phrase.head_at or len(after) <= 1:
        return phrase
    office = _OFFICE_BEFORE.search(text, max(0, phrase.start - _LONGEST_OFFICE), phrase.start)
    is_held = office is not None and office[1].lower() in lexicons.terms("titles_triggers")
    if shape(after) >= (Shape.LIKELY if is_held else Shape.FAMILY):
        phrase.words = phrase.words[: phrase.head_to]
        phrase.end = phrase.words[-1].end
    return phrase


def _end_before_person(phrase: Phrase) -> int:
    """The same for a body's object: `Committee of the CPPCC Xu Tao`."""
    words = phrase.words
    is_followed = len(words) > 2 and words[-3].text.isupper() and shape(words[-2:]) >= Shape.FAMILY
    return words[-3].end if is_followed else phrase.end


def _extend_right(text: str, phrases: list[Phrase], index: int) -> None:
    """Go on over `of` and `for`, and over `and` between fields: `Bureau of Culture, Radio, Television and Tourism`."""
    phrase = phrases[index]
    tail = phrase
    for following in phrases[index + 1 : index + 1 + _MOST_PARTS]:
        gap = text[phrase.end : following.start]
        head = tail.head if tail.ends_in_head and not phrase.is_legal else None
        if tail is phrase and _OF.match(gap) and _is_named(phrase) and _is_place_like(following):
            return
        if _is_attribute(text, following):
            return
        joined = (
            (head is not None and head["of"] and _OF.match(gap))
            or (phrase.head and phrase.head["of"] == "in" and tail is not phrase and _IN.match(gap))
            or (head is not None and head["for"] and _FOR.match(gap))
            or (_WITH.match(gap) and " for " in text[phrase.start : phrase.end])
            or (tail is not phrase and _OF.match(gap) and not following.is_legal)
            or (tail is not phrase and _FOR.match(gap) and _are_fields(following.words[:1]))
            or (tail is not phrase and _is_list(gap) and _are_fields(tail.words[-1:], following.words))
        )
        if not joined:
            return
        phrase.end = _end_before_person(following)
        phrase.is_extended = True
        if phrase.end < following.end:
            return
        tail = following


def _extend_left(text: str, phrases: list[Phrase], index: int, done: int) -> None:
    """Go back over `and` between fields (`Shanghai Culture and Tourism Bureau`) and over `Port of`."""
    phrase = phrases[index]
    is_first = True
    for before in reversed(phrases[max(0, index - _MOST_PARTS) : index]):
        gap = text[before.end : phrase.start]
        if before.start < done or not (_shares_head(before, gap, phrase, is_first) or _is_port_of(before, gap, phrase)):
            return
        phrase.words = before.words + phrase.words
        phrase.head_at += len(before.words)
        phrase.head_to += len(before.words)
        is_first = False


def _is_named(phrase: Phrase) -> bool:
    """Whether the words before the type word are a name by themselves: `Wangzhuang Sub-district Office` (of Xinwu)."""
    if phrase.head is None or phrase.head["type"] in ("university", "bank"):
        return False
    return any(not _is_plain(word) for word in phrase.words[: phrase.head_at])


def _is_attribute(text: str, phrase: Phrase) -> bool:
    """`City Council of the Spanish city of Benalmádena`: an adjective that belongs to what follows."""
    is_adjective = phrase.words[-1].low in lexicons.terms("demonyms")
    return is_adjective and _SMALL_WORD.match(text, phrase.end) is not None


def _is_place_like(phrase: Phrase) -> bool:
    return phrase.head is None and not any(map(_is_plain, phrase.words[:1]))


def _is_plain(word: Word) -> bool:
    """A word that says what a body is about, not which it is."""
    known = (lexicons.terms("common_words"), lexicons.terms("office_fields"), QUALIFIERS, lexicons.terms("demonyms"))
    return any(word.low in terms for terms in known) or (
        "-" in word.low and all(part in lexicons.terms("common_words") for part in word.low.split("-"))
    )


def _is_half(text: str, phrases: Sequence[Phrase], index: int) -> bool:
    """Whether the next phrase takes this one in: `Black Sea Trade and Development Bank`."""
    if index + 1 == len(phrases):
        return False
    phrase, following = phrases[index : index + 2]
    return following.head is not None and _shares_head(phrase, text[phrase.end : following.start], following, True)


def _shares_head(before: Phrase, gap: str, phrase: Phrase, is_first: bool) -> bool:
    """`Shanghai Culture` and `Tourism Bureau`: two halves of a name that ends in one type word."""
    if before.is_closed or not (_AND.fullmatch(gap) or (not is_first and _COMMA.fullmatch(gap))):
        return False
    return _are_fields(before.words[-1:], phrase.words[:1]) or _are_of_peoples(before.words[-1], phrase.words[0])


def _are_of_peoples(*words: Word) -> bool:
    """`Latin American and Caribbean Department`"""
    return all(word.low in lexicons.terms("demonyms") for word in words)


def _is_port_of(before: Phrase, gap: str, phrase: Phrase) -> bool:
    """`Port of Rotterdam Authority`, `Minera del Lago Azul S.A.`: what the type word closes begins before a small word."""
    if phrase.is_legal:
        return before.head is None and _ROMANCE_OF.fullmatch(gap) is not None
    return bool(phrase.head_at and before.words[-1].low in _BEFORE_PLACE and _OF.fullmatch(gap))


def _is_list(gap: str) -> bool:
    return _AND.fullmatch(gap) is not None or _COMMA.fullmatch(gap) is not None


def _are_fields(*parts: list[Word]) -> bool:
    fields = lexicons.terms("office_fields")
    return all(part and all(word.low in fields for word in part) for part in parts)


def _is_body(phrase: Phrase) -> bool:
    head = phrase.head
    if head is None:
        return False
    if phrase.is_legal:
        return phrase.head_at > 0
    if not phrase.ends_in_head:
        # `Group B`, `Packaging Project Cooperation Agreement`: the type word does not close the name.
        return False
    before = phrase.words[: phrase.head_at]
    if before:
        return head["strength"] != "weak" or phrase.is_extended or not all(map(_is_plain, before))
    if phrase.is_extended:
        return True
    return head["strength"] is None and head.term.split()[0] in QUALIFIERS and " " in head.term
