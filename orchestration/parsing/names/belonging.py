"""Where a person belongs: the city or the organization that his title, the words after his name or the article gives.

An office of a city's party, government or council belongs to the city, an office elsewhere to its body, one of a state or a
province to neither. What `its` points at is ``owners``' business, which city a bare `mayor` is of ``seats``'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.home import home
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.names.candidates import Candidate
from orchestration.parsing.names.owners import CIVIC_NOUNS, WITH_ITS, Owners
from orchestration.parsing.names.seats import Seats
from orchestration.parsing.names.title_objects import Holder
from orchestration.parsing.names.titles import Title

_FROM = re.compile(r"(?:,? (of|from|for|with|at) | \()(?:the )?")
_SENT = re.compile(r"\b(?:from|for) (?:the )?[A-Z][^,.;()]+ $")
# `of the swimming club SH`
_CLASS_NOUN = re.compile(r"(?:[a-z-]+ ){1,3}(?=[A-Z])")
# `Eugene Finnegan of Bray Tourism`, which is known by nothing else
_OPENS_UNKNOWN = frozenset(("of", "from"))
_UNKNOWN = re.compile(r"[A-Z][\w'&-]+(?: [A-Z][\w'&-]+)*")
_AND_ITS = re.compile(r"\band its(?: \w+)? $")
_CITY_BODIES = frozenset(("government", "party"))
# A council is named as such; committees, congresses and governments stand for their city.
_COUNCIL = re.compile(
    r"\bCouncil\b|\bMinistry\b|\bState Administration\b"
    r"|\b(?:Bureau|Department|Agency|Authority|Commission) (?:of|for)\b|\b(?:Bureau|Department|Agency|Authority)$"
)
_NESTED = re.compile(r"\b(?:Management|Administrative|Work|Working|Standing) Committee of (?:the )?")
# For cities that the gazetteer does not know.
_CITY_IN_NAME = re.compile(
    r"(?:CPC |CPPCC |.* of (?:the )?)?((?!Municipal|City|People|Provincial)[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
    r" (?:Municipal\b|City\b|(County|District|Banner)\b)"
)
# `Party Committee of Linz Hospital`
_STAFF_PARTY = re.compile(r"(?:CPC |Party )?(?:Party )?Committee of (?:the )?([A-Z].*)$")
_GOVERNMENT = {"type": "government"}
_PARKS = frozenset(("zone", "park", "cluster"))
_PAST = re.compile(r",? (?:at (?:the|that) time|in those days|from \d{4}|until|from .{4,12} to)\b")
_THEIR = re.compile(r"\b(?:their|whose)(?: \w+)? $", re.IGNORECASE)
# `Halle's mayor`, of a city that the gazetteer does not know.
_OWNER = re.compile(r"(?<![\w'-])([A-Z][\w-]+(?: [A-Z][\w-]+)*)'s $")
# `UNWTO Secretary-General`, of a body or city that is not known either
_NAME_BEFORE = re.compile(r"(?<=[a-z,] )([A-Z][\w-]+) $")
_NEAR = 60
# `the municipality's general manager`
_NOUN_OWNER = re.compile(r"\b(?:[Tt]he|[Tt]his) (?:[a-z]+ )?([a-z]+)'s (?:\w+ )?$")
_OF_TWO = re.compile(r" of the (former|latter)\b")
_ON_BEHALF = re.compile(r"\b(?:[Oo]n behalf of|[Rr]epresenting) (?:the )?([^,.;]{2,60}), (?:the |its )?$")
_HIS = re.compile(r"\b(?:his|her) $")
_THE_NOUN = re.compile(r" of the [A-Z][a-z]+")
_LAST_NAME = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*$")
_OUR = re.compile(r"\bour (?:city|county|district)\b")
# `manager of the district`
_CIVIC_NOUN = re.compile(rf" (?:{'|'.join(sorted(CIVIC_NOUNS))})$")
_DIPLOMAT = re.compile(r"\b(?:consul|ambassador|attaché|envoy)\b", re.IGNORECASE)
_CIVIC_OF = re.compile(r"\b(?:municipal|city|town|borough)\b", re.IGNORECASE)


class Belonging:
    """Answers for one article, person by person in the order of the text."""

    def __init__(self, analysis: Analysis, persons: Sequence[Candidate], seats: type[Seats] = Seats) -> None:
        self.analysis = analysis
        self.text = analysis.text
        holders: list[Holder] = [*analysis.places, *analysis.organizations]
        self.by_start = {each.start: each for each in holders}
        self.by_end = {each.end: each for each in holders}
        # `Barrie` is a city, but not in `Jenny Barrie`.
        not_places = {word.start for person in persons for word in person.words}
        self.cities = [each for each in analysis.places if each.kind == "city" and each.start not in not_places]
        self.openings: dict[int, int] = {}
        """Where each paragraph begins."""
        for sentence in analysis.document.sentences:
            self.openings.setdefault(sentence.paragraph, sentence.start)
        self.seats = seats(analysis, self.cities, self.openings)
        self.owners = Owners(analysis, self.cities, self.openings)
        self.last: str | None = None
        """Where the person named last belongs."""

    def of(self, name: Candidate) -> str | None:
        """The affiliation of a person at one mention, or None."""
        found = self.stated(name)
        if found is None and name.titles and all(map(_is_open, name.titles)):
            # Councillors A and B sit in one council, and `his secretary` works where he does.
            is_shared = name.rank > 0 or _HIS.search(self.text, max(0, name.titles[0].start - 5), name.titles[0].start)
            found = self.last if is_shared and not self._is_each_of(name) else self._by_context(name)
        if found:
            self.seats.take(found, [_office(title) for title in name.titles if self._is_now(title)])
        if name.titles:
            self.last = found
        return found

    def stated(self, name: Candidate) -> str | None:
        """The affiliation that a title or the words after the name say, so that nothing has to be guessed."""
        found = (
            self._by_titles(name, written_out=True)
            or self._before(name.start)
            or self._by_titles(name)
            or self._after(name.end)
        )
        if found is None and name.titles and not name.is_titled_before:
            found = self._after(name.titles[-1].end)
        return found

    def _is_now(self, title: Title) -> bool:
        """Whether nobody else is that now: not `mayor at the time`."""
        return not _PAST.match(self.text, title.end)

    def _is_each_of(self, name: Candidate) -> bool:
        """`Their mayors, A and B`: one of each city."""
        start = name.titles[0].start
        return name.rank > 0 and _THEIR.search(self.text, max(0, start - 20), start) is not None

    def _by_titles(self, name: Candidate, *, written_out: bool = False) -> str | None:
        """The last title's holder, one that the text writes out before one that it leaves short, or only such a one."""
        offices = [title for title in reversed(name.titles) if not _DIPLOMAT.search(title.said)]
        holders = [holder for title in offices for holder in _own_holder(name, title)]
        if written_out:
            holders = [holder for holder in holders if not _is_short(holder)]
        holders.sort(key=_is_short)
        return next((found for holder in holders if (found := self._holder(holder)) is not None), None)

    def _holder(self, holder: Holder) -> str | None:
        if isinstance(holder, Place):
            return holder.name if holder.kind == "city" else None
        nested = _NESTED.search(holder.name)
        if nested and holder.name.split()[-1].lower() in _PARKS:
            return holder.name[nested.end() :]
        if _lacks_city(holder):
            return None
        staff = _STAFF_PARTY.match(holder.name) if holder.type == "party" else None
        if (
            staff
            and (lexicons.by_term("organization_types").get(staff[1].split()[-1].lower()) or _GOVERNMENT)["type"]
            not in _CITY_BODIES
        ):
            return staff[1]
        if holder.type not in _CITY_BODIES or (_COUNCIL.search(holder.name) and not holder.is_short):
            return holder.name
        if holder.home is not None and holder.home.kind == "city":
            return holder.home.name
        city = _CITY_IN_NAME.match(holder.name)
        return f"{city[1]} {city[2]}" if city and city[2] else city[1] if city else holder.name

    def _after(self, end: int) -> str | None:
        """`Mayor Kobayashi of Hakodate`, `Yoon Dong-hyuk of Hana Robotics`, `Mrs. Tanaka, a teacher from Kobe`."""
        opening = _FROM.match(self.text, end)
        if opening is None:
            return None
        noun = _CLASS_NOUN.match(self.text, opening.end())
        named = noun.end() if noun else opening.end()
        for at in (opening.end(), named):
            if (holder := self.by_start.get(at)) is not None:
                # `the plan of President Xi Jinping for Shanghai's future`
                return None if self.text.startswith("'s", holder.end) else self._holder(holder)
        unknown = _UNKNOWN.match(self.text, named) if opening[1] in _OPENS_UNKNOWN else None
        return unknown[0] if unknown and not _is_field(unknown[0]) else None

    def _before(self, start: int) -> str | None:
        """`Maoming's Li Weimin, vice mayor`, and `from Nanjing Luan Dejun`."""
        if self.text.endswith("'s ", 0, start):
            end = start - len("'s ")
        elif _SENT.search(self.text, max(0, start - _NEAR), start):
            end = start - 1
        else:
            return None
        holder = self.by_end.get(end)
        return self._holder(holder) if holder is not None else None

    def _by_context(self, name: Candidate) -> str | None:
        title = name.titles[-1]
        if (found := self._represented(name.titles[0])) is not None:
            return found
        if told := _OF_TWO.match(self.text, title.end):
            return self.owners.of_two(title, told[1])
        owner = _NOUN_OWNER.search(self.text, max(0, title.start - 40), title.start)
        if owner and (meant := self.owners.named_by(owner[1], title.start)) is not None:
            return meant
        if owner := _OWNER.search(self.text, max(0, title.start - 40), title.start):
            return owner[1]
        if title.object:
            named = _LAST_NAME.search(title.object)
            if "municipal" in title.object.lower():
                return self._city(name, title)
            if named and not _is_field(named[0]):
                return named[0]
            if named and _THE_NOUN.fullmatch(title.object):
                # `Chairman of the Company`, `vice president of the Chamber`
                noun = named[0].lower()
                return self.owners.named_by(noun, title.start) or self.owners.main_company(title)
            if (named is None or "'s " in title.object) and (found := self.owners.meant_by(title)) is not None:
                return found
            is_civic = title.kind == "civic" or _CIVIC_NOUN.search(title.object) is not None
            if is_civic:
                return self._city(name, title)
            return self.owners.main_company(title) if named is None else None
        if title.kind == "state":
            found = self._where(title) or self.owners.owner(title)
            if found is None and title.said == "President":
                found = self.owners.body_in_sentence(title.start)
            if found is None and _office(title).endswith("governor"):
                found = self.seats.best(name, min(title.start, name.start), _office(title))
            return found
        before = _NAME_BEFORE.search(self.text, max(0, title.start - 40), title.start)
        if before and before[1].lower() not in lexicons.terms("place_openings"):
            return before[1]
        if title.kind == "civic" or _CIVIC_OF.search(title.said):
            return self._where(title) or self._city(name, title)
        return (
            self.owners.owner(title)
            or self.owners.of_kind(title)
            or self.owners.body_before(title.start)
            or self.owners.main_company(title)
        )

    def _represented(self, title: Title) -> str | None:
        """`on behalf of the bank, the director of infrastructure, Sue Barrett`"""
        before = _ON_BEHALF.search(self.text, max(0, title.start - _NEAR), title.start)
        if before is None:
            return None
        holder = self.by_start.get(before.start(1))
        return self._holder(holder) if holder is not None else self.owners.named_by(before[1].lower(), title.start)

    def _where(self, title: Title) -> str | None:
        """`travelled on to Kumamoto, where Governor Kabashima Ikuo`"""
        before = self._cities(max(0, title.start - _NEAR), title.start)
        return before[-1] if before and self.text.endswith((f"{before[-1]}, where ",), 0, title.start) else None

    def _city(self, name: Candidate, title: Title) -> str | None:
        if WITH_ITS.search(self.text, max(0, title.start - 30), title.start):
            sentence = self.analysis.document.sentence_at(title.start)
            before = self._cities(sentence.start, title.start)
            if len(each := list(dict.fromkeys(before))) > name.rank > 0:
                return each[name.rank]
            if before and self.text.endswith(("whose ", "whose deputy ", "whose vice "), 0, title.start):
                # `Taebaek in Korea and Vaughan in Canada, whose mayor`
                return before[-1]
            if before:
                return before[-1] if _AND_ITS.search(self.text, max(0, title.start - 30), title.start) else before[0]
        own = home(self.analysis)
        office = _office(title)
        if own and (office, own.name) not in self.seats.taken and _OUR.search(self.analysis.document.lower):
            return own.name
        return self.seats.best(name, min(title.start, name.start), office)

    def _cities(self, start: int, end: int) -> list[str]:
        return [place.name for place in within(self.cities, start, end)]


def _is_short(holder: Holder) -> bool:
    return isinstance(holder, Organization) and holder.is_short


def _own_holder(name: Candidate, title: Title) -> Sequence[Holder]:
    """The holder that is this person's where a title is held in a list: `mayors of Tucson and Yuma (A and B respectively)`."""
    if title.is_plural and len(title.holders) > 1:
        return title.holders[name.rank : name.rank + 1]
    return title.holders[::-1] if len(title.holders) > 1 else title.holders


def _office(title: Title) -> str:
    return title.said.lower().split(" of ")[0]


def _is_open(title: Title) -> bool:
    """Whether the title itself does not say where it is held, or only as `Municipal Party Committee`."""
    return all(map(_lacks_city, title.holders))


def _lacks_city(holder: Holder) -> bool:
    """`Municipal Party Committee`, of a city that is not known."""
    if not isinstance(holder, Organization) or holder.home is not None:
        return False
    return holder.is_short and holder.rule == "organization_by_type_word"


def _is_field(name: str) -> bool:
    known = lexicons.terms("office_fields") | lexicons.terms("common_words") | lexicons.terms("demonyms")
    return all(word in known for word in name.lower().replace("-", " ").split())
