"""Where an article speaks from: its publisher's city, which is `our city`, and its dateline's, which is `here`."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Place
from orchestration.parsing.parties import party_of

# `HEFEI, Sept. 3 (Anhui Wire) --`, `Nagoya / Addis Ababa, 3 May --`: capitalised words and figures alone may stand between
# the place and the dash.
_DATELINE = re.compile(r"(?:,? (?:/ )?(?:\(?[A-ZÀ-Þ][\w.'-]*\)?|\d+\)?|/[A-Z][\w -]*/)){0,7}\s*(?:--+|[—–])\s")
_HYPHEN = re.compile(r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)? - ")
# `Qingdao Municipal News Desk`: the word before these names the publisher's city even where the article never does.
_PUBLISHER = re.compile(r"^((?:[A-Z][\w'’-]+ )+?)(?:Municipal|Municipality|City|County|District|Prefecture)\b")
_OUR = re.compile(r"\bour (?:city|county|district|municipality|prefecture|town)\b")


def home(analysis: Analysis) -> Party | None:
    """The city that the article calls its own, as ``find`` read it from the places known so far."""
    return analysis.home


def find(analysis: Analysis) -> Party | None:
    """The city that the article calls its own: its publisher's, or the one that the title puts first.

    A publisher's name is trusted only for a city that the article names, too: `Phoenix City Net` is not in Arizona.
    A title that itself says `Our City` puts the other side first, so there the body decides.
    """
    article = analysis.document.article
    cities = [place for place in analysis.places if place.kind == "city"]
    if article.publisher_city:
        # `Paris, Tennessee`
        wanted = article.publisher_city.partition(",")[0].casefold()
        known = next((place for place in cities if wanted in (place.name.casefold(), place.text.casefold())), None)
        return party_of(known) if known else Party(article.publisher_city, "city")
    publisher = article.publisher or ""
    named = next((place for place in cities if _has_word(place.name, publisher)), None)
    if named:
        return party_of(named)
    free = [place for place in cities if place.inside is None] or cities
    title = analysis.document.sentences[0] if analysis.document.sentences else None
    if title is None or not title.is_title:
        return _published_by(publisher)
    in_title = within(free, title.start, title.end)
    if in_title and not _OUR.search(analysis.document.lower, title.start, title.end):
        return party_of(in_title[0])
    said = {place.key for place in in_title}
    # `Our City Visits Weinan`: its own office is named as soon as the city itself.
    pool = cities if in_title else free
    after = next((place for place in pool if place.start >= title.end and place.key not in said), None)
    return party_of(after) if after else _published_by(publisher)


def dateline(analysis: Analysis) -> Place | None:
    """The city in capitals before the dash that opens the first paragraph."""
    first = next((sentence for sentence in analysis.document.sentences if not sentence.is_title), None)
    if first is None:
        return None
    opening = within(analysis.places, first.start, min(first.end, first.start + 40))
    if opening and opening[0].start == first.start and _dash(analysis, opening[0]):
        return opening[0] if opening[0].kind == "city" else None
    return None


def dateline_end(analysis: Analysis) -> int:
    """Where the text goes on behind the dateline's dash; 0 where there is none."""
    place = dateline(analysis)
    match = _dash(analysis, place) if place else None
    return match.end() if match else 0


def _dash(analysis: Analysis, place: Place) -> re.Match[str] | None:
    """The dash of a dateline; a hyphen is one only behind capitals (`CEBU, Philippines - `)."""
    match = _DATELINE.match(analysis.text, place.end)
    return match or (_HYPHEN.match(analysis.text, place.end) if place.text.isupper() else None)


def _has_word(name: str, text: str) -> bool:
    """Whether ``name`` stands in ``text`` as whole words."""
    at = text.find(name)
    return at >= 0 and not text[at - 1 : at].isalnum() and not text[at + len(name) : at + len(name) + 1].isalnum()


def _published_by(publisher: str) -> Party | None:
    match = _PUBLISHER.match(publisher)
    return Party(match[1].strip(), "city") if match else None
