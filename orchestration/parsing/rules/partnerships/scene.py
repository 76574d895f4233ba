"""The words that name a partnership, and the cities around them: who they are said of, and who `its` and `it` mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.deixis.antecedents import Antecedents, named_city
from orchestration.parsing.facts import Party, Span
from orchestration.parsing.rules.partnerships.hub import hub
from orchestration.parsing.rules.partnerships.listings import Listing, end_with_where, listings
from orchestration.parsing.scan import Hit

_OWNER = re.compile(r"\b(?:its|their|our|it|they)\b", re.IGNORECASE)
_OURS = re.compile(r"\b[Oo]ur (?:[\w-]+ ){0,4}$")
# `The Norman capital has been linked to Hanover`
_THE_CITY = re.compile(
    r"(?:[^,;]{0,40}, )?[Tt]he (?:[\w-]+ ){0,2}(?:city|capital|town|port|municipality|metropolis|district|county|prefecture)"
    r"(?: (?:has|had|is|was|now|also|itself|long|been|for its part))*,? $"
)
# A plain word needs its owner right before it: `its close ties with`.
_OWNED = re.compile(r"\b(?:its|their|our) (?:\w+ ){0,3}$", re.IGNORECASE)
_WHICH = re.compile(r", (?:which|that|who)\b[^,;]{0,30}$")
_RELATIVE = re.compile(r"[^.;]{0,20},? (?:which|that|who)\b")
# `guests from Kiel`, `a twin of Frankfurt`: the next city only modifies, save in `the city of Kiel`.
_MODIFIES = re.compile(
    r"(?<!\bcity)(?<!\btown)(?<!\bcapital)(?<!\bmunicipality) (?:from|of|than|like|with|by|for|to|under|near)(?: the)? $"
)
_IT_FIRST = re.compile(r"It\b")
# `In Guangzhou, Lyon's Chinese twin,`
_IN_APPOSITION = re.compile(r"(?:In|At|To|From) [^,]{2,40}, [^,]{2,40}'s (?:[\w-]+ ){0,2}$")
# `One stop later, at Osnabrück, a twin of Hefei,`
_THERE_ASIDE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Nn]ear) [A-ZÀ-Þ][^,]{1,40}, "
    r"(?:(?:an?|the|another|one of (?:the|[A-ZÀ-Þ][\w. -]{1,30}'s)) )?"
    r"(?:[\w-]+ ){0,3}$"
)
# `in 2013 it was paired with`
_PRONOUN = re.compile(r"\b[Ii]t (?:\w+ ){1,3}(?:a |the )?$")


@dataclass(frozen=True)
class Scene:
    """The words that name a relation, with the cities around them."""

    analysis: Analysis
    clause: Span
    hit: Hit
    before: list[Listing]
    after: list[Listing]

    @classmethod
    def at(cls, analysis: Analysis, clause: Span, hit: Hit) -> Scene:
        """The scene of ``hit`` in its clause."""
        # `In Kiel, which is twinned with Brest`: what only locates the event has the partners.
        text = analysis.text
        is_relative = bool(
            _WHICH.search(text, clause.start, hit.start)
            or _IN_APPOSITION.match(text, clause.start, hit.start)
            or _THERE_ASIDE.search(text, clause.start, hit.start)
        )
        before = listings(analysis, clause.start, hit.start, located=is_relative)
        return cls(analysis, clause, hit, before, listings(analysis, hit.end, clause.end))

    @property
    def bridge(self) -> str:
        """The text from the last city before up to the words."""
        if not self.before:
            return ""
        end = end_with_where(self.analysis, self.before[-1].end, self.hit.start)
        return self.analysis.text[end : self.hit.start]

    @property
    def link(self) -> str:
        """The text from the words up to the first city behind; a line break, which no pattern takes, where there is none."""
        return self.analysis.text[self.hit.end : self.after[0].start] if self.after else "\n"

    @cached_property
    def has_owner(self) -> bool:
        """Whether `its`, `their`, `it` before the words means a city named earlier."""
        if _THE_CITY.fullmatch(self.analysis.text, self.clause.start, self.hit.start):
            return True
        owner = _OWNED if self.hit.entry["form"] == "tie" else _OWNER
        return owner.search(self.analysis.text, self.clause.start, self.hit.start) is not None

    @cached_property
    def is_respective(self) -> bool:
        """Whether two lists are paired off in their order."""
        return " respectively" in self.analysis.text[self.clause.start : self.clause.end]

    @cached_property
    def owner(self) -> Party | None:
        """The city that `its` and `it` mean at the head of a clause: what the one before is about, or the article's own."""
        own = hub(self.analysis)
        if _OURS.search(self.analysis.text, self.clause.start, self.hit.start):
            return own
        return (Antecedents(self.analysis, own).last(self.clause.start, named_city) if self.has_owner else None) or own

    @cached_property
    def subject(self) -> Listing | None:
        """The list that the words are said of: the nearest that does not only modify another (`guests from Kiel`).

        `It was paired with` is said of what the clause, or the one before, is about.
        """
        text = self.analysis.text
        if _PRONOUN.search(text, self.clause.start, self.hit.start):
            if self.before:
                return Listing(self.before[0].start, self.before[0].end, self.before[0].cities[:1])
            return Listing(self.clause.start, self.clause.start, (self.owner,)) if self.owner else None
        if not self.before:
            return None
        last = self.before[-1]
        if _RELATIVE.match(self.bridge):
            return last
        named = [
            listing for listing in self.before if not _MODIFIES.search(text, max(0, listing.start - 24), listing.start)
        ]
        if not named and _IT_FIRST.match(text, self.clause.start) and self.owner:
            # `It is bound by a twinning agreement to Astana and by a friendship protocol to`
            return Listing(self.clause.start, self.clause.start, (self.owner,))
        return named[-1] if named else last
