"""What speaks for and against a tie between the article's own city and another: signs, each a short name.

A sign is seen or not seen, wherever the article names the other city; what each is worth stands in the lexicon
``partnership_weights``, which is fitted on annotated articles (``orchestration.evaluating.partnership_weights``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.deixis.home import dateline
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Place
from orchestration.parsing.rules.partnerships.words import is_something_else
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

_BARE = frozenset({"sister", "twin"})
# `anniversary of the twinning`, but `partners`, which may be anybody's
_OF_CITIES = re.compile(r"sister|twin|city|town")
_KINDS = frozenset({"sister_city", "friendly_cooperation"})
# Words that may go on with a relation that another sentence has named.
_ECHO = re.compile(
    r"\b(?:sisters?|twin(?:s|n\w+)?|partners?|partnerships?|friends?|friendships?|bonds?|tie[sd]?|link(?:s|ed)?|pair\w*"
    r"|brother\w*|fratern\w*|sibling\w*|jumelage|gemell\w*|relations?|relationship|pact|alliance)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:since|anniversary|jubilee|birthday|for \w+ (?:years|decades)|years? (?:old|ago)|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:not|never|no longer|neither|nor|wish\w*|hope\w*|want\w*|plan\w*|propos\w*|refus\w*|seek\w*|consider\w*|candidate\w*"
    r"|reject\w*|declin\w*|end(?:ed|s)?|suspend\w*|terminat\w*|cancel\w*|former\w*|once|would|could|might|may|should|possible"
    r"|potential|letter of intent)\b|n't\b",
    re.IGNORECASE,
)
_LOCATED = re.compile(
    r"\b(?:in|at|to|from|near|for|visit\w*|via|through)(?: the)?(?: city of| town of)? $", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"(?:'s|s'|\b(?:its|our|their|his|her|whose)) (?:[\w-]+ ){0,4}$", re.IGNORECASE)
_OWN = re.compile(r"\b(?:its|our|their) (?:[\w-]+ ){0,4}$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:an?|one) (?:\w+ )?$", re.IGNORECASE)
_LEADS_ON = re.compile(r" (?:[\w-]+ ){0,3}?(?:of|with|to|between)\b", re.IGNORECASE)
_STOP = re.compile(r"[.;:]")
_CLAUSE = re.compile(r", (?:and|but|which|who|while)\b")
_SIGNS_ONLY = re.compile(r"[\s,:]*")
# Between two members of one list: separators, and the region that locates the first.
_LIST = re.compile(r"(?:,? ?(?:in |of |\()?(?:[A-Z][\w.'-]+ ?){0,3}\)?)?[,;]? ?(?:and |as well as )?(?:the )?")
_LOOK_BACK = 30
# Distances in code points, with the names of what is not farther away than that.
_DISTANCES = ((8, "touching"), (25, "near"), (60, "away"), (120, "far"))
_MOST, _MANY, _OPENS = 3, 4, 3


@dataclass(frozen=True)
class Surroundings:
    """An article's cities and the words in it that name a relation, by sentence."""

    analysis: Analysis
    owner: Party

    @cached_property
    def words(self) -> list[Hit]:
        """The words that name ties of sisters or friends wherever they stand."""
        return [
            hit
            for hit in self.analysis.hits_of("partnership_triggers")
            if hit.entry["kind"] in _KINDS
            and (
                hit.entry["form"] in ("noun", "verb")
                or (hit.entry["form"] == "tied" and _OF_CITIES.search(hit.entry.term))
            )
            and not is_something_else(self.analysis, hit)
            and not self._is_bare(hit)
        ]

    def _is_bare(self, hit: Hit) -> bool:
        """`Sister Maria`, `twin peaks`, `a digital twin`: alone the words are a city's only where they are somebody's."""
        return hit.entry.term in _BARE and not _POSSESSIVE.search(
            self.analysis.text, max(0, hit.start - _LOOK_BACK), hit.start
        )

    @cached_property
    def cities(self) -> dict[str, list[Place]]:
        """The mentions of each city that is named for itself, by key."""
        found: dict[str, list[Place]] = {}
        for place in self.analysis.places:
            if place.kind == "city" and place.inside is None:
                found.setdefault(place.key, []).append(place)
        # Where a report is filed and nothing else happens (`ACCRA -- Wenzhou has`) says nothing of ties.
        opening = dateline(self.analysis)
        if opening is not None and found.get(opening.key) == [opening]:
            del found[opening.key]
        return found

    @cached_property
    def _here(self) -> dict[int, list[Place]]:
        """The mentions by the number of their sentence, in order."""
        found: dict[int, list[Place]] = {}
        for place in sorted(
            (each for mentions in self.cities.values() for each in mentions), key=lambda each: each.start
        ):
            found.setdefault(self.sentence(place.start).index, []).append(place)
        return found

    @cached_property
    def _worded(self) -> Counter[int]:
        return Counter(self.sentence(hit.start).index for hit in self.words)

    @cached_property
    def _worded_paragraphs(self) -> frozenset[int]:
        return frozenset(self.sentence(hit.start).paragraph for hit in self.words)

    @cached_property
    def _owner_key(self) -> str:
        return self.owner.place.key if self.owner.place else ""

    @cached_property
    def _titled(self) -> frozenset[str]:
        title = self.analysis.document.sentences[0]
        return frozenset(place.key for place in self._here.get(0, ())) if title.is_title else frozenset()

    @cached_property
    def _main(self) -> frozenset[str]:
        """The two cities named most often."""
        counts = Counter({key: len(mentions) for key, mentions in self.cities.items()})
        return frozenset(key for key, _ in counts.most_common(2))

    def sentence(self, offset: int) -> Sentence:
        """The sentence at ``offset``."""
        return self.analysis.document.sentence_at(offset)

    def named_in(self, sentence: Sentence) -> frozenset[str]:
        """The keys of the cities that a sentence names."""
        return frozenset(place.key for place in self._here.get(sentence.index, ()))

    def words_at(self, place: Place) -> Hit | None:
        """The nearest words that name a relation in the sentence of ``place``."""
        sentence = self.sentence(place.start)
        return min(
            (hit for hit in self.words if sentence.start <= hit.start < sentence.end),
            key=lambda hit: min(abs(hit.start - place.end), abs(place.start - hit.end)),
            default=None,
        )

    def signs(self, key: str) -> frozenset[str]:
        """Every sign of a tie between the owner and the city with ``key``."""
        mentions = self.cities[key]
        found = set(self._of_pair(key, mentions[0]))
        for place in mentions:
            hit = self.words_at(place)
            found |= set(self._beside_words(place, hit) if hit else self._without_words(place))
            found |= set(self._in_list(place, "worded" if hit else "plain"))
        return frozenset(found)

    def _of_pair(self, key: str, place: Place) -> Iterator[str]:
        own = self.owner.place
        if own is not None and own.country == place.country:
            yield "same country"
            if own.admin1 and own.admin1 == place.admin1:
                yield "same province"
        elif own is not None and own.country and place.country:
            yield "abroad"
        if key in self._titled:
            yield "city in title"
        if self._owner_key in self._titled:
            yield "owner in title"
        if self._worded[0] and self.analysis.document.sentences[0].is_title:
            yield "title has words"
        if key in self._main:
            yield "main city"
        yield f"words {min(_MOST, len(self.words) // 2)}"
        yield f"cities {sum(len(self.cities) > bound for bound in (2, 5, 10))}"

    def _beside_words(self, place: Place, hit: Hit) -> Iterator[str]:
        """Signs where the sentence that names the city has words for a relation."""
        text, sentence = self.analysis.text, self.sentence(place.start)
        is_behind = place.start >= hit.end
        side = "behind" if is_behind else "before"
        start, end = (hit.end, place.start) if is_behind else (place.end, hit.start)
        distance = next((name for most, name in _DISTANCES if end - start <= most), "remote")
        here = self._here[sentence.index]
        between = [other.key for other in here if start <= other.start < end and other.key != place.key]
        others = {other.key for other in here} - {place.key, self._owner_key}
        has_owner = any(other.key == self._owner_key for other in here)
        middle = text[start:end]
        seen = {
            side: True,
            f"{distance}": True,
            f"{side}, {distance}": True,
            f"between: {min(2, sum(key != self._owner_key for key in between))}": True,
            "owner between": self._owner_key in between,
            "possessive": _POSSESSIVE.search(text, sentence.start, hit.start),
            f"{side}, own": _OWN.search(text, sentence.start, hit.start),
            f"{side}, article": _ARTICLE.search(text, sentence.start, hit.start),
            f"{side}, leads on": _LEADS_ON.match(text, hit.end),
            "verb": hit.entry["form"] == "verb",
            "plural": hit.entry.term.endswith("s"),
            "stop between": _STOP.search(middle),
            "clause between": _CLAUSE.search(middle),
            "nothing between": _SIGNS_ONLY.fullmatch(middle),
            "doubted before": _DOUBTED.search(text, sentence.start, hit.start),
            "doubted": _DOUBTED.search(text, sentence.start, sentence.end),
            "dated": _DATED.search(text, sentence.start, sentence.end),
            "located": _LOCATED.search(text, max(sentence.start, place.start - _LOOK_BACK), place.start),
            f"{side}, with owner": has_owner,
            f"others: {min(_MOST, len(others))}": True,
            f"others without owner: {min(2, len(others))}": not has_owner,
            "another owner": not has_owner and any(o.end <= hit.start and o.key in others for o in here),
        }
        return (sign for sign, is_seen in seen.items() if is_seen)

    def _without_words(self, place: Place) -> Iterator[str]:
        """Signs where the sentence that names the city leaves the relation to another one, or tells of something else."""
        text, sentence = self.analysis.text, self.sentence(place.start)
        here = self._here[sentence.index]
        others = {other.key for other in here} - {place.key, self._owner_key}
        where = self._where(sentence)
        echo = _ECHO.search(text, sentence.start, sentence.end)
        dated = _DATED.search(text, sentence.start, sentence.end)
        seen = {
            where: True,
            "echo": echo,
            f"{where}, echo": echo,
            "plain, dated": dated,
            f"{where}, dated echo": echo and dated,
            "plain, doubted": _DOUBTED.search(text, sentence.start, sentence.end),
            f"{where}, located": _LOCATED.search(text, max(sentence.start, place.start - _LOOK_BACK), place.start),
            f"{where}, with owner": any(other.key == self._owner_key for other in here),
            f"{where}, others: {min(_MOST, len(others))}": True,
            f"{where}, opens": place.start - sentence.start <= _OPENS,
        }
        return (sign for sign, is_seen in seen.items() if is_seen)

    def _where(self, sentence: Sentence) -> str:
        """Where the nearest words for a relation stand, as seen from a sentence that has none."""
        sentences = self.analysis.document.sentences
        for back in range(1, 4):
            index = sentence.index - back
            if index >= 0 and self._worded[index] and sentences[index].paragraph == sentence.paragraph:
                return f"words {back} before"
        following = sentences[sentence.index + 1 : sentence.index + 2]
        if following and self._worded[following[0].index] and following[0].paragraph == sentence.paragraph:
            return "words next"
        if sentence.paragraph in self._worded_paragraphs:
            return "words in paragraph"
        return "words a paragraph before" if sentence.paragraph - 1 in self._worded_paragraphs else "no words near"

    def _in_list(self, place: Place, sort: str) -> Iterator[str]:
        here = self._here[self.sentence(place.start).index]
        at = here.index(place)
        text = self.analysis.text
        joined = sum(
            _LIST.fullmatch(text, one.end, two.start) is not None
            for one, two in zip(here[max(0, at - 1) : at + 1], here[max(0, at - 1) + 1 : at + 2], strict=False)
        )
        if joined:
            yield f"{sort}, listed {joined}"
        if len(here) >= _MANY:
            yield f"{sort}, many"


def candidates(around: Surroundings) -> Sequence[str]:
    """The keys of the cities that may be tied to the owner; in China cities are paired and have rules of their own."""
    own = around.owner
    is_chinese = own.place is not None and own.place.country == "CN"
    return [
        key
        for key, mentions in around.cities.items()
        if mentions[0].name != own.name and not (is_chinese and mentions[0].country == "CN")
    ]
