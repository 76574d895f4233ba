"""What an office is held in: the bodies, places and nouns after its head word, in `secretary for tourism of Mendoza`."""

from __future__ import annotations

import re
from bisect import bisect_left

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.capitals import Run
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.names.shapes import Shape, shape

Holder = Organization | Place
"""What an office is held in."""

_PREPOSITION = re.compile(r" (of|for|at|in charge of|in|to)(?: (?:the|its|his|her|their|this|our))? ")
_ARTICLE = re.compile(r" (?:the |its |a )?")
# Prepositions that open a title's object only before a name: `councillors to visit Ube` is no office.
_BEFORE_NAMES = frozenset(("at", "in", "to"))
# Those that say, after an object, only where it is: `president of the chamber in Beijing`.
_WHERE = frozenset(("at", "in"))
_NO_NOUNS = (
    r"and|or|who|whom|which|that|was|were|is|are|has|have|had|said|says|told|on|in|at|of|for|to|from|by|with|when|after"
    r"|before|during|while|led|met|signed|visited|attended|all|both|each|as|not|the|latter|former|respectively"
)
_NOUN = rf"(?:Party|(?!(?:{_NO_NOUNS})\b)[a-z][\w-]*(?:'s)?)"
_NOUNS = re.compile(rf"{_NOUN}(?: {_NOUN}){{0,2}}")
_MORE_NOUNS = re.compile(rf" and ({_NOUN})(?: {_NOUN})?(?=[,.;)]| of\b)")
_FIELD = "|".join(sorted(map(re.escape, lexicons.terms("office_fields")), key=len, reverse=True))
# `minister of investment, industry and trade`
_MORE_FIELDS = re.compile(rf"(?:, (?:{_FIELD}))+,? and (?:{_FIELD})\b")
_PLACES_NOUN = re.compile(rf"(?:'s)?(?: {_NOUN}){{1,2}}")
# `vice governor of Shanxi provincial government`
_GOVERNMENT = re.compile(
    r" (?:provincial|regional|state|county|municipal)(?: people's)? (?:government|assembly|council)\b"
)
_LIST = re.compile(r", and |, | and ")
_MOST_OBJECTS = 4
_FULL_NAME = 2


class TitleObjects:
    """Reads the objects of titles in one article."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text
        self.runs = analysis.document.capitals
        self.run_ends = [run.end for run in self.runs]
        holders: list[Holder] = [*analysis.places, *analysis.organizations]
        self.by_start = {each.start: each for each in holders}
        self.by_end = {each.end: each for each in holders}

    def after(self, end: int) -> tuple[int, tuple[Holder, ...]]:
        """Where the objects end that follow a head word's ``end``, and the bodies and places among them."""
        holders: list[Holder] = []
        is_named = False
        for _ in range(_MOST_OBJECTS):
            preposition = _PREPOSITION.match(self.text, end)
            if preposition is None or (is_named and preposition[1] in _WHERE):
                break
            found = self._one(preposition.end(), before_names=preposition[1] in _BEFORE_NAMES)
            if found is None:
                break
            end = found[0]
            holders += found[1]
            is_named = is_named or self.text[preposition.end()].isupper()
        return end, tuple(holders)

    def of_verb(self, end: int) -> tuple[int, tuple[Holder, ...]]:
        """The same after a verb: `who heads the Shenzhen department in charge of aid`."""
        article = _ARTICLE.match(self.text, end)
        first = self._one(article.end(), before_names=False) if article else None
        if first is None:
            return end, ()
        last, holders = self.after(first[0])
        return last, (*first[1], *holders)

    def listed(self, end: int, holders: tuple[Holder, ...]) -> tuple[int, tuple[Holder, ...]]:
        """`the mayors of Tucson, Mesa and Yuma`: an office in each of a list."""
        while (gap := _LIST.match(self.text, end)) and (holder := self.by_start.get(gap.end())) is not None:
            end = self._end_of(holder)
            holders = (*holders, holder)
        return end, holders

    def posted(self, end: int) -> int:
        """Where a title of state ends behind the city of its post: `consul general of Kazakhstan in Shanghai`."""
        post = self.by_start.get(end + len(" in ")) if self.text.startswith(" in ", end) else None
        return self._end_of(post) if isinstance(post, Place) and post.kind == "city" else end

    def past_country(self, end: int) -> int:
        """Where the country ends behind a city: `the mayor of Düsseldorf, Germany, Stephan Keller`."""
        country = self.by_start.get(end + len(", ")) if self.text.startswith(", ", end) else None
        is_aside = isinstance(country, Place) and country.kind != "city" and self.text.startswith(",", country.end)
        return country.end if country is not None and is_aside else end

    def city_of(self, owner: Holder | None) -> Holder | None:
        """`Mission, Texas Mayor`: the city before the state, whose mayor he is."""
        if not isinstance(owner, Place) or owner.kind == "city" or not self.text.endswith(", ", 0, owner.start):
            return owner
        city = self.by_end.get(owner.start - len(", "))
        return city if city is not None and (isinstance(city, Organization) or city.kind == "city") else owner

    def run_ending(self, end: int) -> Run | None:
        """The run of capitalised words that ends at an offset."""
        at = bisect_left(self.run_ends, end)
        return self.runs[at] if at < len(self.runs) and self.runs[at].end == end else None

    def _one(self, at: int, *, before_names: bool) -> tuple[int, tuple[Holder, ...]] | None:
        """One object that begins at ``at``: its end, and the body or place that it is."""
        holder = self.by_start.get(at)
        if holder is not None:
            return self._with_noun(at, self._end_of(holder)), (holder,)
        if before_names:
            return None
        run = self._run_at(at)
        if run is not None and len(run.words) > 1 and run.words[0].low in lexicons.terms("demonyms"):
            # `Mayor of the American Dublin`
            named = self.by_start.get(run.words[1].start)
            if named is not None:
                return self._end_of(named), (named,)
        if run is not None:
            end = _end_before_person(run)
            return (self._with_noun(at, self._with_fields(end)), ()) if end else None
        nouns = _NOUNS.match(self.text, at)
        if nouns is None:
            return None
        # `mayor of neighbouring Fremantle`
        named = self.by_start.get(nouns.end() + 1) if self.text.startswith(" ", nouns.end()) else None
        if named is not None:
            return self._end_of(named), (named,)
        listed = _MORE_FIELDS.match(self.text, nouns.end())
        if listed and nouns[0].split()[-1] in lexicons.terms("office_fields"):
            return listed.end(), ()
        more = _MORE_NOUNS.match(self.text, nouns.end())
        if more and more[1] not in lexicons.terms("titles_triggers"):
            return more.end(), ()
        return nouns.end(), ()

    def _with_noun(self, at: int, end: int) -> int:
        """`head of the Shenzhen department`, `of Graz's tourism office`, but `mayor of Shenzhen`."""
        is_attribute = self.text.endswith(" the ", 0, at) or self.text.startswith("'s ", end)
        nouns = (_PLACES_NOUN if is_attribute else _GOVERNMENT).match(self.text, end)
        return nouns.end() if nouns else end

    def _with_fields(self, end: int) -> int:
        """`Minister of Economy and Foreign Trade`: fields in a list are one object."""
        while (gap := _LIST.match(self.text, end)) and (run := self._run_at(gap.end())) is not None:
            if not all(word.low in lexicons.terms("office_fields") for word in run.words):
                break
            end = run.end
        return end

    def _end_of(self, holder: Holder) -> int:
        """A place's name goes on over `City`, but not over a person's: `mayor of Osaka Hideyuki Yokoyama`."""
        if isinstance(holder, Organization):
            return holder.end
        run = self._run_at(holder.start)
        if run is None or run.end <= holder.end:
            return holder.end
        rest = [word for word in run.words if word.start >= holder.end]
        return rest[0].end if len(rest) == 1 else holder.end

    def _run_at(self, start: int) -> Run | None:
        at = bisect_left(self.run_ends, start + 1)
        return self.runs[at] if at < len(self.runs) and self.runs[at].start == start else None


def _end_before_person(run: Run) -> int:
    """Where a run ends as a title's object: `for International Relations Pedro Alves`; 0: it is all a person."""
    if len(run.words) > _FULL_NAME and "-" in run.words[0].text and shape(run.words[1:]) >= Shape.FAMILY:
        # `Mayor of Stari-Grad Ibrahim Hacibayric`
        return run.words[0].end
    for number in range(len(run.words) - 1):
        if shape(run.words[number:]) >= Shape.FAMILY:
            return run.words[number - 1].end if number else 0
    return run.end
