"""Named persons of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import PersonFact, Span
from orchestration.parsing.mentions import Person
from orchestration.parsing.names import capitals
from orchestration.parsing.names.capitals import Word

_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:[aeiouü]|ai|ei|ui|ao|ou|iu|ie|ue|üe|an|en|in|un|ang|eng|ing|ong|ia|iao|ian|iang|iong|ua|uo|uai|uan|uang|er)"
)
_GIVEN = re.compile(rf"{_SYLLABLE}(?:[-']?{_SYLLABLE})?")
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_APPOSITION = re.compile(
    r", (?:the |an? |then |former |now )*("
    + "|".join(sorted(map(re.escape, lexicons.terms("person_titles")), key=len, reverse=True))
    + r")\b"
)


def find(analysis: Analysis) -> list[Person]:
    """The mentions of persons, in order."""
    text = analysis.text
    inside = {o.start: o.end for o in analysis.organizations}
    found: list[Person] = []
    for words, title in _parts(text, capitals.runs(text)):
        start, end = words[0].start, words[-1].end
        if any(s <= start < e for s, e in inside.items()) or len(words) > 4:
            continue
        name = text[start:end]
        apposition = _APPOSITION.match(text, end)
        if (title and len(words) >= 2) or (apposition and len(words) >= 2) or _is_chinese(words) or _is_korean(words):
            titles = tuple(t for t in (title, apposition[1] if apposition else None) if t)
            found.append(Person(start=start, end=end, text=name, name=name, rule="person_by_shape", titles=titles))
    return found


def facts(analysis: Analysis) -> Iterator[PersonFact]:
    """One fact for each of them."""
    titles: dict[str, tuple[str, ...]] = {}
    for person in analysis.persons:
        titles[person.name] = tuple(dict.fromkeys((*titles.get(person.name, ()), *person.titles)))
    for person in analysis.persons:
        if person.name in titles:
            yield PersonFact(
                evidence=Span(person.start, person.end),
                rule=person.rule,
                name=person.name,
                titles=titles.pop(person.name),
                affiliation=person.affiliation,
            )


def _parts(text: str, runs: list[capitals.Run]) -> Iterator[tuple[list[Word], str | None]]:
    known, small, address = (
        lexicons.terms("person_titles"),
        lexicons.terms("small_words"),
        lexicons.terms("address_forms"),
    )
    for run in runs:
        part: list[Word] = []
        title: str | None = None
        before = re.search(r"([\w-]+) $", text[max(0, run.start - 20) : run.start])
        if before and before[1].lower() in known:
            title = before[1]
        for word in run.words:
            low = word.low.rstrip(".")
            if low in known or low in small or low in address:
                if part:
                    yield part, title
                part = []
                title = word.text if low in known else title
            else:
                part.append(word)
        if part:
            yield part, title


def _is_chinese(words: list[Word]) -> bool:
    return (
        len(words) == 2
        and words[0].low in lexicons.terms("surnames_chinese")
        and _GIVEN.fullmatch(words[1].low) is not None
    )


def _is_korean(words: list[Word]) -> bool:
    return len(words) == 2 and _KOREAN.fullmatch(words[1].text) is not None and len(words[0].text) < 5
