"""Names of bodies that hold a type word, and how far each goes: `Gynecology Hospital of Fudan University`.

Only the words of the name itself are looked at. What the body is in its article (its city, its acronym, its part in the
news) is ``organizations``' business; bodies without a type word are ``roles``'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.parsing import lexicons
from orchestration.parsing.capitals import Run, Word
from orchestration.parsing.names import phrases
from orchestration.parsing.names.phrases import Phrase, are_fields
from orchestration.parsing.names.shapes import Shape, shape

_OF = re.compile(r" (?:of (?:the )?|de |del |de la |de los |di |da |do |du |der |für )$")
_ROMANCE_OF = re.compile(r" (?:de|del|de la|de los|di|da|do|du) ")
_IN = re.compile(r" in (?:the )?$")
_FOR = re.compile(r" (?:for|on|against) (?:the )?$")
_WITH = re.compile(r" with (?:the )?$")
_AND = re.compile(r",? (?:and|&) (?:the )?$")
_COMMA = re.compile(r", $")
# Words before the type word that only say whose body it is: `Municipal Government` is a body, but which depends.
QUALIFIERS = frozenset(
    (
        "municipal",
        "provincial",
        "county",
        "district",
        "city",
        "prefectural",
        "metropolitan",
        "state",
        "cpc",
        "cppcc",
        "people's",
    )
)
# `Port of Rotterdam Authority`, `City of Newcastle Council`: the head word comes after the place.
_BEFORE_PLACE = frozenset(("port", "city", "town", "university", "state", "republic"))
_BOARDS = frozenset(("board", "board of directors", "board of supervisors"))
_JOINING = frozenset(("twinning", "friendship", "partnership", "twin-town"))
_NEXT_CAPITAL = re.compile(r" [A-Z]")
_SMALL_WORD = re.compile(r" (?!and\b|or\b)[a-z]")
_MOST_PARTS = 6


def find(text: str, runs: Sequence[Run]) -> Iterator[Phrase]:
    """The typed bodies of a text in order, the longest reading of each."""
    cut = phrases.of_runs(text, runs)
    done = 0
    for index, phrase in enumerate(cut):
        if phrase.head is None or phrase.start < done or _is_half(text, cut, index):
            continue
        _extend_right(text, cut, index)
        _extend_left(text, cut, index, done)
        if _is_body(phrase):
            done = phrase.end
            yield phrase


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
        if phrase.head and phrase.head.term in _BOARDS and following.head:
            # `the Board of Directors of the Pontic Bank`: the bank decides
            phrase.head = None
            return
        if _is_attribute(text, following):
            return
        joined = (
            (head is not None and head["of"] and _OF.match(gap))
            or (phrase.head and phrase.head["of"] == "in" and tail is not phrase and _IN.match(gap))
            or (head is not None and head["for"] and _FOR.match(gap))
            or (_WITH.match(gap) and " for " in text[phrase.start : phrase.end])
            or (tail is not phrase and _OF.match(gap) and not following.is_legal)
            or (tail is not phrase and _FOR.match(gap) and are_fields(following.words[:1]))
            or (
                tail is not phrase
                and _is_list(gap)
                and not _opens_another(gap, following)
                and are_fields(tail.words[-1:], following.words)
            )
            or (tail is not phrase and _closes_list(text, phrase, tail, following, gap))
            or (tail is not phrase and tail.head is None and _ends_together(tail, following, gap))
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
    # `Chinese Manufacturers' Union`: whose it is.
    low = word.low.removesuffix("s'")
    return any(low in terms for terms in known) or (
        "-" in low and all(part in lexicons.terms("common_words") for part in low.split("-"))
    )


def _is_half(text: str, phrases: Sequence[Phrase], index: int) -> bool:
    """Whether one behind takes this in: `Black Sea Trade and Development Bank`, `Linz Tourism, Culture and Sports Bureau`."""
    for at in range(index, min(index + _MOST_PARTS, len(phrases) - 1)):
        phrase, following = phrases[at : at + 2]
        gap = text[phrase.end : following.start]
        if following.head is not None and _shares_head(phrase, gap, following, True):
            return True
        # Only fields in a list go on: `Tourism, Culture, Radio`.
        if gap != ", " or not are_fields(phrase.words[-1:], following.words):
            return False
    return False


def _shares_head(before: Phrase, gap: str, phrase: Phrase, is_first: bool) -> bool:
    """`Shanghai Culture` and `Tourism Bureau`: two halves of a name that ends in one type word.

    `Hai Phong Port and the Port of Tianjin` are two names.
    """
    if before.words[-1].low == phrase.words[0].low or _opens_another(gap, phrase):
        return False
    if before.is_closed or not (_AND.fullmatch(gap) or (not is_first and _COMMA.fullmatch(gap))):
        return False
    return (
        are_fields(before.words[-1:], phrase.words[:1])
        or _are_of_peoples(before.words[-1], phrase.words[0])
        or _is_of_two_towns(before, gap, phrase)
    )


def _is_of_two_towns(before: Phrase, gap: str, phrase: Phrase) -> bool:
    """`Ash and Elm Twinning Association`: what joins towns is named after both."""
    words = [word.low for word in phrase.words[: phrase.head_to]]
    return before.head is None and gap == " and " and len(words) > 2 and words[-2] in _JOINING


def _opens_another(gap: str, phrase: Phrase) -> bool:
    """`Linz Nickel Works and the | Port of Graz`: with an article and a type word of its own it is another body."""
    return gap.endswith(" the ") and phrase.head is not None and phrase.head_at == 0


def _are_of_peoples(*words: Word) -> bool:
    """`Latin American and Caribbean Department`"""
    return all(word.low in lexicons.terms("demonyms") for word in words)


def _is_port_of(before: Phrase, gap: str, phrase: Phrase) -> bool:
    """`Port of Rotterdam Authority`, `Minera del Lago Azul S.A.`: what the type word closes begins before a small word."""
    if phrase.is_legal:
        return before.head is None and _ROMANCE_OF.fullmatch(gap) is not None
    return bool(phrase.head_at and before.words[-1].low in _BEFORE_PLACE and _OF.fullmatch(gap))


def _closes_list(text: str, phrase: Phrase, tail: Phrase, following: Phrase, gap: str) -> bool:
    """`Department of Trade, Industry and Competition`, `Council of Delta Cities and Regions`, whatever comes last.

    What names somebody, or has a type word or a title of its own, is another side: `the Bureau of Trade and Kirby Group`.
    """
    if gap != " and " or following.head is not None or _NEXT_CAPITAL.match(text, following.end):
        return False
    if ", " in text[phrase.words[phrase.head_to - 1].end : phrase.end]:
        return len(following.words) == 1 and are_fields(tail.words[-1:]) and _is_common(following.words[0])
    return all(map(_is_common, following.words)) and _is_plural(tail.words[-1]) and _is_plural(following.words[-1])


def _ends_together(tail: Phrase, following: Phrase, gap: str) -> bool:
    """`Management Committee of Linz Economic` and `Technological Development Zone`: halves of what the committee manages."""
    is_closed = following.ends_in_head and len(following.words) > 1
    return gap == " and " and is_closed and are_fields(tail.words[-1:], following.words[:1])


def _is_common(word: Word) -> bool:
    return _is_plain(word) or (word.low.endswith("s") and word.low[:-1] in lexicons.terms("common_words"))


def _is_plural(word: Word) -> bool:
    """`Manufacturers`, `Cities`"""
    singular = f"{word.low[:-3]}y" if word.low.endswith("ies") else word.low.removesuffix("s")
    return singular != word.low and singular in lexicons.terms("common_words")


def _is_list(gap: str) -> bool:
    return _AND.fullmatch(gap) is not None or _COMMA.fullmatch(gap) is not None


def _is_body(phrase: Phrase) -> bool:
    head = phrase.head
    if head is None:
        return False
    if head.term == "company" and phrase.end == phrase.words[-1].end and len(phrase.words) == 2:
        # `Deal with Chinese Company`: any company of the country's, in a headline
        return phrase.words[0].low not in lexicons.terms("demonyms")
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
