"""Where a person belongs: the city or the organization that his title, the words after his name or the article gives.

An office of a city's party, government or council belongs to the city, an office elsewhere to its body, one of a state or a
province to neither. A bare `mayor` is the mayor of the city that the paragraph speaks of and that has no mayor yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis_home import home
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.names.candidates import Candidate
from orchestration.parsing.names.titles import Holder, Title

_FROM = re.compile(r",? (?:of|from|for|with|at) (?:the )?")
_WITH_ITS = re.compile(r"\b(?:its|whose|their)(?: \w+)? $", re.IGNORECASE)
_CITY_BODIES = frozenset(("government", "party"))
# A council is named as such; committees, congresses and governments stand for their city.
_COUNCIL = re.compile(r"\bCouncil\b|\bMinistry\b")
_NESTED = re.compile(r"\b(?:Management|Administrative|Work|Working|Standing) Committee of (?:the )?")
_CITY_IN_NAME = re.compile(r"(?:CPC )?((?!Municipal|City|People)[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) (?:Municipal|City)\b")
_OUR = re.compile(r"\bour (?:city|county|district)\b")
_CIVIC_OF = re.compile(r"\b(?:municipal|city|town|borough)\b", re.IGNORECASE)


class Belonging:
    """Answers for one article, person by person in the order of the text."""

    def __init__(self, analysis: Analysis, persons: Sequence[Candidate]) -> None:
        self.analysis = analysis
        self.text = analysis.text
        holders: list[Holder] = [*analysis.places, *analysis.organizations]
        self.by_start = {each.start: each for each in holders}
        # `Barrie` is a city, but not in `Jenny Barrie`.
        self.not_places = {word.start for person in persons for word in person.words}
        self.seated: set[tuple[str, str]] = set()
        """Offices that are taken: (head word, city)."""

    def of(self, name: Candidate) -> str | None:
        """The affiliation of a person at one mention, or None."""
        found = self._by_titles(name) or self._after(name)
        if found is None and name.titles and not any(title.holders for title in name.titles):
            found = self._by_context(name)
        if found:
            self.seated.update((_office(title), found) for title in name.titles)
        return found

    def _by_titles(self, name: Candidate) -> str | None:
        for title in reversed(name.titles):
            for holder in _own_holder(name, title):
                if (found := self._holder(holder)) is not None:
                    return found
        return None

    def _holder(self, holder: Holder) -> str | None:
        if isinstance(holder, Place):
            return holder.name if holder.kind == "city" else None
        nested = _NESTED.search(holder.name)
        if nested and holder.type == "park":
            return holder.name[nested.end() :]
        inner = self.by_start.get(holder.start + nested.end()) if nested else None
        if isinstance(inner, Organization) and inner.type == "park":
            return inner.name
        if holder.home is None and holder.type in _CITY_BODIES and (city := _CITY_IN_NAME.match(holder.name)):
            return city[1]
        is_of_city = holder.type in _CITY_BODIES and holder.home is not None and holder.home.kind == "city"
        if holder.home is not None and is_of_city and not _COUNCIL.search(holder.name):
            return holder.home.name
        return holder.name

    def _after(self, name: Candidate) -> str | None:
        """`Mayor Kobayashi of Hakodate`, `Yoon Dong-hyuk of Hana Robotics`."""
        opening = _FROM.match(self.text, name.end)
        holder = self.by_start.get(opening.end()) if opening else None
        return self._holder(holder) if holder is not None else None

    def _by_context(self, name: Candidate) -> str | None:
        title = name.titles[-1]
        if title.object:
            return self._meant_by(title)
        if title.kind == "state":
            return self._owner(title)
        if title.kind == "civic" or _CIVIC_OF.search(title.said):
            return self._city(name, title)
        return self._body_before(title.start)

    def _owner(self, title: Title) -> str | None:
        """`the Arizona Technology Council, whose president, Stephen Zylstra`: what `its` and `whose` point at."""
        if not _WITH_ITS.search(self.text, max(0, title.start - 30), title.start):
            return None
        sentence = self.analysis.document.sentence_at(title.start)
        cities = self._cities(sentence.start, title.start)
        return self._body_before(title.start) or (cities[-1] if cities else None)

    def _meant_by(self, title: Title) -> str | None:
        """`president of the hospital`: the body of that kind named last."""
        noun = title.object.split()[-1]
        if noun not in lexicons.terms("organization_types"):
            return None
        for each in reversed(within(self.analysis.organizations, 0, title.start)):
            if noun in each.name.lower():
                return each.name
        return None

    def _body_before(self, offset: int) -> str | None:
        sentence = self.analysis.document.sentence_at(offset)
        before = within(self.analysis.organizations, sentence.start, offset)
        return before[-1].name if before else None

    def _city(self, name: Candidate, title: Title) -> str | None:
        if _WITH_ITS.search(self.text, max(0, title.start - 30), title.start):
            sentence = self.analysis.document.sentence_at(title.start)
            before = self._cities(sentence.start, title.start)
            if before:
                return before[-1]
        office = _office(title)
        for city in self._candidates(name):
            if (office, city) not in self.seated:
                return city
        return None

    def _candidates(self, name: Candidate) -> Iterator[str]:
        """Cities in the order in which they are likely meant: the publisher's, the paragraph's, the title's, any before."""
        own = home(self.analysis)
        if own and own.place and _OUR.search(self.analysis.document.lower):
            yield own.name
        sentences = self.analysis.document.sentences
        paragraph = self.analysis.document.sentence_at(name.start).paragraph
        opening = next(each.start for each in sentences if each.paragraph == paragraph)
        yield from self._cities(opening, name.start)
        if sentences[0].is_title:
            yield from self._cities(0, sentences[0].end)
        yield from reversed(self._cities(0, opening))

    def _cities(self, start: int, end: int) -> list[str]:
        places = within(self.analysis.places, start, end)
        return [place.name for place in places if place.kind == "city" and place.start not in self.not_places]


def _own_holder(name: Candidate, title: Title) -> Sequence[Holder]:
    """The holder that is this person's where a title is held in a list: `mayors of Tucson and Yuma (A and B respectively)`."""
    if title.is_plural and len(title.holders) > 1:
        return title.holders[name.rank : name.rank + 1]
    return title.holders[::-1] if len(title.holders) > 1 else title.holders


def _office(title: Title) -> str:
    return title.said.lower().split(" of ")[0]
