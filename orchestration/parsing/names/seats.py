"""In which of the article's cities an office is held that the text leaves bare: `Mayor Kahr`, `Governor Joho`.

Every city is weighed by signs: where it stands from the office, how often it is named, whether the office is taken there,
whether the person's name is one of its country. The weights are fitted on annotated articles
(``orchestration.evaluating.seat_weights``). Where no city is likely enough the office stays bare.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from orchestration.parsing import likelihood
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.home import dateline, home
from orchestration.parsing.mentions import Place
from orchestration.parsing.names import origins
from orchestration.parsing.names.candidates import Candidate
from orchestration.parsing.names.shapes import is_chinese

WEIGHTS = "seat_weights"
# A wrong seat is worse than none, and of several the best is seldom much likelier than not.
_ENOUGH = 0.3
# Offices that a city has once: who comes second holds it in another city.
_ONE_EACH = frozenset(
    (
        *("mayor", "lord mayor", "intendente", "oberbürgermeister", "party secretary", "party chief", "magistrate"),
        *("governor", "mayoress"),
    )
)
# Where names of China stand beside others: `William Lai` is a mayor in Taiwan.
_OF_MANY_NAMES = frozenset(("TW", "HK", "MO", "SG", "MY"))
_WHERE = ("in ", "at ", "to ", "from ", "In ", "At ", "From ")
_START = attrgetter("start")

Signs = dict[str, float]


class Seats:
    """Answers for one article, office by office in the order of the text."""

    def __init__(self, analysis: Analysis, cities: Sequence[Place], openings: Mapping[int, int]) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.openings = openings
        self.cities = cities
        self.by_name: dict[str, list[Place]] = defaultdict(list)
        for city in cities:
            self.by_name[city.name].append(city)
        self.taken: set[tuple[str, str]] = set()
        """Offices that somebody holds: (head word, city)."""
        self.staffed: set[str] = set()
        """Where somebody belongs."""

    def take(self, where: str, offices: Sequence[str]) -> None:
        """Whoever is told of later does not hold these offices there."""
        self.staffed.add(where)
        self.taken.update((office, where) for office in offices if office in _ONE_EACH)

    def best(self, name: Candidate, at: int, office: str) -> str | None:
        """The likeliest city of an office at an offset, None where none is likely."""
        likely = {
            where: likelihood.weigh(WEIGHTS, sorted(signs.items()))
            for where, signs in self.signs(name, at, office).items()
        }
        where = max(likely, key=lambda each: likely[each], default=None)
        return where if where is not None and likely[where] >= _ENOUGH else None

    def signs(self, name: Candidate, at: int, office: str) -> dict[str, Signs]:
        """What speaks for and against each city, by its name."""
        fullest = max(map(len, self.by_name.values()), default=0)
        places = self._places(at)
        free = [city for city in self._in_order(at) if (office, city) not in self.taken]
        homes = origins.countries(name.words)
        here = {city.country for city in self.cities if city.country is not None}
        homes = [each for each in homes if each & here and here - each]
        most = max((self._at_home(homes, city) for city in free), default=0)
        fitting = (
            city
            for city in free
            if (self._at_home(homes, city) == most if most else "name fits" in self._kin(name, self.by_name[city][0]))
        )
        following = next(fitting, free[0] if free else None)
        found: dict[str, Signs] = {}
        for where, mentions in self.by_name.items():
            seen = {*places.get(where, ()), *self._of_article(where, mentions), *self._kin(name, mentions[0])}
            if len(mentions) == fullest:
                seen.add("most named")
            if (office, where) in self.taken:
                seen.add("taken")
            if where in self.staffed:
                seen.add("staffed")
            if where == following:
                seen.add("first free")
            found[where] = dict.fromkeys(seen, 1.0)
            found[where]["share"] = len(mentions) / len(self.cities)
            found[where]["name at home"] = float(self._at_home(homes, where))
            found[where]["name from elsewhere"] = len(homes) - found[where]["name at home"]
        return found

    def _at_home(self, homes: Sequence[frozenset[str]], where: str) -> int:
        """How many words of a name are at home in a city's country, of those that tell its cities apart."""
        country = self.by_name[where][0].country
        return sum(country in each for each in homes)

    def _in_order(self, at: int) -> Iterator[str]:
        """Cities in the order in which they come to mind: the sentence's, the paragraph's, the title's, any before."""
        sentences = self.analysis.document.sentences
        sentence = self.analysis.document.sentence_at(at)
        opening = self.openings[sentence.paragraph]
        parts = [within(self.cities, sentence.start, at)[::-1], within(self.cities, opening, at)]
        if sentences[0].is_title:
            parts.append(within(self.cities, 0, sentences[0].end))
        parts.append(within(self.cities, 0, opening)[::-1])
        yield from (city.name for part in parts for city in part)

    def _of_article(self, where: str, mentions: Sequence[Place]) -> Iterator[str]:
        """Signs that are the same for every office of the article."""
        own, here = home(self.analysis), dateline(self.analysis)
        if own is not None and own.name == where:
            yield "home"
        if here is not None and here.name == where:
            yield "dateline"
        first = self.analysis.document.sentences[0]
        if first.is_title and mentions[0].start < first.end:
            yield "in title"
        if all(each.inside for each in mentions):
            yield "in names only"

    def _places(self, at: int) -> dict[str, set[str]]:
        """Where each city stands from the office."""
        sentence = self.analysis.document.sentence_at(at)
        opening = self.openings[sentence.paragraph]
        closing = min((each for each in self.openings.values() if each > at), default=len(self.text))
        found: dict[str, set[str]] = defaultdict(set)
        for part, start, end in (
            ("sentence before", sentence.start, at),
            ("sentence behind", at, sentence.end),
            ("paragraph before", opening, sentence.start),
            ("paragraph behind", sentence.end, closing),
            ("earlier", 0, opening),
        ):
            there = within(self.cities, start, end)
            for city in there:
                found[city.name].add(part)
                if part.startswith("sentence") and self.text.endswith(_WHERE, 0, city.start):
                    found[city.name].add(f"{part}, where")
            if there:
                found[there[0].name].add(f"{part}, first")
                found[there[-1].name].add(f"{part}, last")
        before = within(self.cities, 0, at)
        if before:
            found[before[-1].name].add("last before")
        return found

    def _kin(self, name: Candidate, city: Place) -> Iterator[str]:
        """Where the article has cities of China and of elsewhere: whether the person's name is of the one or the other."""
        if len({each.country == "CN" for each in self.cities}) == 1:
            return
        if city.country in _OF_MANY_NAMES or is_chinese(name.words) == (city.country == "CN"):
            yield "name fits"
        else:
            yield "name is foreign" if city.country == "CN" else "name is Chinese"
