"""What speaks for somebody's giving an amount of money: signs of each party that the article names, a short name each.

A party's sort, the kind of the money, and where the party stands in the sentence, the paragraph and the title, with the words
beside it; who gave and got the amount before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import InvestmentFact, Party
from orchestration.parsing.mentions import Money
from orchestration.parsing.parties import Side, sides_in
from orchestration.parsing.rules.investments.scope import stretch
from orchestration.parsing.sentences import Sentence

_LED = re.compile(r"([A-Za-z]+|[,:;()\"–-])\s*(?:the |The |a |its |their |our )?$")
_THEN = re.compile(r"\s*('s|[A-Za-z]+|[,:;().\"–-])")
_LEADING = frozenset(
    "in to for from by with of at into between and near under on via as than among through including like".split()
)
_FOLLOWING = frozenset(
    (
        "has have had will would is are was were gave gives give put puts paid pays invest invests invested plans wants intends"
        " can may which who that where and said says gets receives received signed 's"
    ).split()
)
_DISTANCES = ((8, "touching"), (25, "near"), (60, "away"), (120, "far"))
_LOOK_BACK = 30
_OPENS = 4
_MAIN = 2
_MOST = 3
# So many sentences back a giver may have been named.
_REACH = 3
# Where a party is named as seen from the amount, the nearest first.
_PLACES = ("before", "behind", "same paragraph", "paragraph before", "far before")
Key = tuple[str, str]


def key_of(party: Party) -> Key:
    """What makes two mentions one party."""
    return party.name.casefold(), party.kind


@dataclass(frozen=True)
class Named:
    """The parties that an article names, with where it does."""

    analysis: Analysis

    @cached_property
    def sides(self) -> list[Side]:
        """Every side of the article, also where something only happens."""
        return sides_in(self.analysis, 0, len(self.analysis.text), located=True)

    @cached_property
    def parties(self) -> dict[Key, Party]:
        """Each party once, the article's own city among them."""
        home = [self.analysis.home] if self.analysis.home else []
        found: dict[Key, Party] = {}
        for party in (*(party for side in self.sides for party in side.parties), *home):
            found.setdefault(key_of(party), party)
        return found

    @cached_property
    def mentions(self) -> dict[Key, list[Side]]:
        """Where each party is named, in order."""
        found: dict[Key, list[Side]] = {key: [] for key in self.parties}
        for side in self.sides:
            for party in side.parties:
                found[key_of(party)].append(side)
        return found

    @cached_property
    def main(self) -> frozenset[Key]:
        """The cities named most often."""
        counts = Counter({key: len(sides) for key, sides in self.mentions.items() if key[1] == "city"})
        return frozenset(key for key, _ in counts.most_common(_MAIN))

    @cached_property
    def types(self) -> dict[Key, str]:
        """What each party is: a city, a country, a company, a bank."""
        bodies = {body.name: body.type for body in self.analysis.organizations}
        return {
            key: party.kind if party.kind != "organization" else bodies.get(party.name) or "body"
            for key, party in self.parties.items()
        }

    @cached_property
    def title_end(self) -> int:
        title = self.analysis.document.sentences[0]
        return title.end if title.is_title else 0


@dataclass(frozen=True)
class Amount:
    """An amount among the parties of its article, and the amount told before it."""

    named: Named
    fact: InvestmentFact
    before: InvestmentFact | None

    @cached_property
    def money(self) -> Money:
        here = within(self.named.analysis.money, self.fact.evidence.start, self.fact.evidence.end)
        return next((each for each in here if each.amount == self.fact.amount), here[0])

    @cached_property
    def sentence(self) -> Sentence:
        return self.named.analysis.document.sentence_at(self.money.start)

    @cached_property
    def stretch(self) -> tuple[int, int]:
        return stretch(self.named.analysis, self.money)

    @cached_property
    def _of_article(self) -> dict[str, frozenset[Key]]:
        """Parties by what the rules and the amount before tell of them."""
        before = self.before
        return {
            "receiver before": frozenset(map(key_of, before.recipients)) if before else frozenset(),
            "giver before": frozenset(map(key_of, before.investors)) if before else frozenset(),
            "main": self.named.main,
            "home": frozenset([key_of(self.named.analysis.home)] if self.named.analysis.home else []),
            "last of sort": frozenset(self._last_of_sort()),
            "topic": frozenset(self._topic()),
        }

    @cached_property
    def candidates(self) -> list[Key]:
        """The parties that may give it: named around its sentence or in the title; whoever gets it by the rules does not."""
        first = self.named.analysis.document.sentences[max(0, self.sentence.index - _REACH)].start
        near = {
            key
            for key, sides in self.named.mentions.items()
            if any(first <= side.start < self.sentence.end or side.start < self.named.title_end for side in sides)
        }
        near = near.union(*self._of_article.values()) - set(map(key_of, self.fact.recipients))
        return [key for key in self.named.parties if key in near]

    def _last_of_sort(self) -> Iterator[Key]:
        """The body and the place named last before the amount."""
        for is_body in (True, False):
            for side in reversed(self._before):
                keys = [key_of(party) for party in side.parties if (party.kind == "organization") == is_body]
                if keys:
                    yield keys[-1]
                    break

    def _topic(self) -> Sequence[Key]:
        """The first party of the paragraph."""
        for side in self._before:
            if self.named.analysis.document.sentence_at(side.start).paragraph == self.sentence.paragraph:
                return [key_of(party) for party in side.parties]
        return ()

    @cached_property
    def _before(self) -> list[Side]:
        return [side for side in self.named.sides if side.end <= self.money.start]

    @cached_property
    def _here(self) -> dict[str, list[Key]]:
        """The parties of the amount's part of the sentence, before and behind it, the nearest first."""
        start, end = self.stretch
        before = [s for s in self.named.sides if start <= s.start and s.end <= self.money.start]
        behind = [s for s in self.named.sides if self.money.end <= s.start and s.end <= end]
        return {
            "before": [key_of(party) for side in reversed(before) for party in side.parties],
            "behind": [key_of(party) for side in behind for party in side.parties],
        }

    def signs(self, key: Key) -> frozenset[str]:
        """Every sign of the party's giving the amount."""
        sort = self.named.types[key]
        found = {f"{sort} of {self.fact.type}", f"is {sort}"}
        for role, keys in self._of_article.items():
            if key in keys:
                found |= {role, f"{role}, {sort}"}
        mentions = self.named.mentions[key]
        if mentions and mentions[0].start < self.named.title_end:
            found.add("in title")
        here = [side for side in mentions if self.sentence.start <= side.start < self.sentence.end]
        found |= set(self._with_amount(key, here, sort) if here else self._elsewhere(mentions, sort))
        where = next((each for each in _PLACES if each in found), "later")
        found |= {f"{role}, {where}" for role in self._of_article if role in found}
        return frozenset(found)

    def _with_amount(self, key: Key, mentions: Sequence[Side], sort: str) -> Iterator[str]:
        """Signs where the sentence of the amount names the party."""
        money = self.money
        side = min(mentions, key=lambda s: money.start - s.end if s.end <= money.start else s.start - money.end)
        start, end = self.stretch
        where = "before" if side.end <= money.start else "behind"
        part = "same part" if start <= side.start and side.end <= end else "another part"
        away = money.start - side.end if where == "before" else side.start - money.end
        led, then = self._led(side, self.sentence), self._then(side)
        yield where
        yield f"{where}, {part}"
        yield f"{where}, {part}, {sort}"
        yield f"{where}, {next((name for most, name in _DISTANCES if away <= most), 'remote')}"
        yield f"{where}, led by {led}"
        yield f"{where}, led by {led}, {sort}"
        yield f"{where}, then {then}"
        around = self._here[where]
        if key in around:
            yield f"{where}, number {min(_MOST, around.index(key))}"
            if key == around[-1] and where == "before":
                yield "first before"
        if side.start - self.sentence.start < _OPENS:
            yield "opens"
        yield f"parties here {min(_MOST, len(self._here['before']) + len(self._here['behind']))}"

    def _elsewhere(self, mentions: Sequence[Side], sort: str) -> Iterator[str]:
        """Signs where other sentences name the party."""
        yield "elsewhere"
        if not any(self._here.values()):
            yield "nobody here"
        earlier = [side for side in mentions if side.start < self.sentence.start]
        if not earlier:
            yield "only later"
            yield f"only later, {sort}"
            return
        last = earlier[-1]
        sentence = self.named.analysis.document.sentence_at(last.start)
        back = self.sentence.index - sentence.index
        apart = self.sentence.paragraph - sentence.paragraph
        where = ("same paragraph", "paragraph before")[apart] if apart < _MAIN else "far before"
        yield where
        yield f"back {min(_MOST, back)}"
        yield f"{where}, back {min(_MOST, back)}, {sort}"
        if last.start - sentence.start < _OPENS:
            yield f"{where}, opens"
        if back < _MOST:
            led = self._led(last, sentence)
            yield f"back, led by {led}"
            yield f"back, led by {led}, {sort}"

    def _led(self, side: Side, sentence: Sentence) -> str:
        if side.start - sentence.start < _OPENS:
            return "nothing"
        led = _LED.search(self.named.analysis.outline, max(sentence.start, side.start - _LOOK_BACK), side.start)
        word = led[1].lower() if led else "word"
        return word if word in _LEADING or not word.isalpha() else "word"

    def _then(self, side: Side) -> str:
        then = _THEN.match(self.named.analysis.outline, side.end)
        word = then[1].lower() if then else "word"
        return word if word in _FOLLOWING or not word.isalpha() else "verb" if word.endswith(("ed", "s")) else "word"
