"""The body or city that an office points at without naming it: `its chairman`, `mayor of the latter`, `head of the county`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import Place
from orchestration.parsing.names.titles import Title

WITH_ITS = re.compile(r"\b(?:its|whose|their)(?: \w+)? $", re.IGNORECASE)
# `The Hebei company bought a mill, and its chairman`: the company is the one told of before.
_THE_BODY = re.compile(r"The (?:[A-Z]\w+ )?(?:company|firm|group|bank|maker|port|university)\b")
_FIRM = re.compile(
    r"(?:[Cc]hief [Ee]xecutive|CEO|[Mm]anaging [Dd]irector|[Gg]eneral [Mm]anager|[Cc]hair(?:wo)?man|[Cc]hair of the board"
    r"|[Cc]hief \w+ [Oo]fficer)(?: [Oo]fficer)?$"
)
_KINDS = (
    (re.compile(r"\b(?:rector|chancellor|provost|dean|professor|lecturer)\b", re.IGNORECASE), "university"),
    (re.compile(r"\b(?:surgeon|physician|matron|chief medical officer)\b", re.IGNORECASE), "hospital"),
)
CIVIC_NOUNS = frozenset(("city", "town", "district", "county", "municipality", "borough"))
# `deputy director of the zone's management committee`
_OWNER_IN_OBJECT = re.compile(r" of the ([a-z]+)'s ")
_FAR = 600
_START = attrgetter("start")


class Owners:
    """Answers for one article, by where an office stands."""

    def __init__(self, analysis: Analysis, cities: Sequence[Place], openings: Mapping[int, int]) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.cities = cities
        self.openings = openings

    def owner(self, title: Title) -> str | None:
        """`the Arizona Technology Council, whose president, Stephen Zylstra`: what `its` and `whose` point at."""
        if not WITH_ITS.search(self.text, max(0, title.start - 30), title.start):
            return None
        number = self.analysis.document.sentences.index(self.analysis.document.sentence_at(title.start))
        sentence = self.analysis.document.sentences[number]
        if self.text.endswith("whose ", 0, title.start):
            before = within(self.analysis.organizations, sentence.start, title.start)[-1:]
        else:
            before = within(self.analysis.organizations, sentence.start, title.start)
            opened = _THE_BODY.match(self.text, sentence.start) is not None
            if number and (opened or not before):
                last = self.analysis.document.sentences[number - 1]
                if last.paragraph == sentence.paragraph:
                    before = within(self.analysis.organizations, last.start, last.end)
        cities = self._cities(sentence.start, title.start)
        if not cities and number and self.analysis.document.sentences[number - 1].paragraph == sentence.paragraph:
            # `Linz would like to know how. Its chief executive`
            cities = self._cities(self.analysis.document.sentences[number - 1].start, sentence.start)[:1]
        return before[0].name if before else self.body_before(title.start) or (cities[-1] if cities else None)

    def of_kind(self, title: Title) -> str | None:
        """`Vice-chancellor Moyo`: of the university named last, as none other has one."""
        kind = next((kind for office, kind in _KINDS if office.search(title.said)), None)
        if kind is None:
            return None
        bodies = [each for each in self.analysis.organizations if each.type == kind]
        before = [each for each in bodies if each.start < title.start]
        return before[-1].name if before else bodies[0].name if bodies else None

    def main_company(self, title: Title) -> str | None:
        """`said Nazlı Erdemir, chair of the board`: of the company that the article is most about."""
        if not _FIRM.match(title.said):
            return None
        times = Counter(each.name for each in self.analysis.organizations if each.type == "company")
        most = times.most_common(2)
        is_clear = bool(most) and (len(most) == 1 or most[0][1] > most[1][1])
        return most[0][0] if is_clear else None

    def meant_by(self, title: Title) -> str | None:
        """`president of the hospital`: the body of that kind named last; `director of its department`: the last body."""
        if " its " in title.object:
            return self.body_before(title.start)
        if owner := _OWNER_IN_OBJECT.match(title.object):
            return self.named_by(owner[1], title.start)
        return self.named_by(title.object.split()[-1].lower(), title.start)

    def of_two(self, title: Title, which: str) -> str | None:
        """`the mayor of the latter`: of the two cities named last."""
        before = self._cities(max(0, title.start - _FAR), title.start)
        last = list(dict.fromkeys(reversed(before)))[:2]
        return last[0 if which == "latter" else 1] if len(last) == 2 else None

    def named_by(self, noun: str, offset: int) -> str | None:
        """The body named last whose name holds the noun, or the place: `head of the county`."""
        bodies = self.analysis.organizations
        for number in range(bisect_left(bodies, offset, key=_START) - 1, -1, -1):
            words = bodies[number].name.lower().split()
            if noun == words[-1] or (noun in words and noun not in CIVIC_NOUNS):
                return bodies[number].name
        for number in range(bisect_left(self.cities, offset, key=_START) - 1, -1, -1):
            if self.cities[number].name.lower().endswith(f" {noun}"):
                return self.cities[number].name
        return None

    def body_before(self, offset: int) -> str | None:
        """The body named last in the paragraph."""
        paragraph = self.analysis.document.sentence_at(offset).paragraph
        before = within(self.analysis.organizations, self.openings[paragraph], offset)
        return before[-1].name if before else None

    def body_in_sentence(self, offset: int) -> str | None:
        """`Kansai Rubber Industries will employ 410 people, President Murakami said`: the body named last before."""
        sentence = self.analysis.document.sentence_at(offset)
        before = within(self.analysis.organizations, sentence.start, offset)
        return before[-1].name if before else None

    def _cities(self, start: int, end: int) -> list[str]:
        return [place.name for place in within(self.cities, start, end)]
