"""Undertakings whose name stands beside the noun for them: `the project "Green Bridges"`, `AMRUT, a mission for`."""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import ProjectMention
from orchestration.parsing.scan import Hit

CAPITAL = r"(?:[A-ZÀ-ÞĀ-Ž0-9][\w'’./–-]*|[a-z]+-[A-Z][\w-]*|\([A-Z][^()\n]*\))"
# Words that open a sentence or an item of a list and are no part of a name.
OPENING = re.compile(
    r"(?:\d+\. |(?:The|A|An|Its|Their|This|That|Our|In|At|On|For|Of|By|To|From|With|Under|Besides|Among|And|Both|No|"
    r"Another|One|Construction|Building|Work|Also|Mayor|President|Chairman)(?: of| on)? (?:the )?)"
)
# `project called "Green Bridges"`, `under the heading "Green Bridges"`, `the "Green Bridges" programme`
_NAMED_BEHIND = re.compile(
    r"(?:,? (?:which |that )?(?:is |was )?(?:called|named|titled|entitled|dubbed|known as|under the (?:name|heading|title))"
    r"(?: of)?|,|:)? (?:the )?\"(?P<name>[^\"\n]{3,100}?)[,.]?\""
)
# `the programme Connective Cities`
_NAMED_RUN = re.compile(
    rf" (?P<name>{CAPITAL}(?: {CAPITAL}){{1,5}}|\w*[A-Z]\w*[A-Z]\w*)"
    r"(?=[,.;]| (?:is|was|has|will|in|for|ended|started|runs)\b)"
)
# `a warehouse, Condroz North, `, `a bridge over the canal, the Cuarto Puente, `
_NAMED_APART = re.compile(
    r"(?:, (?:called |named |the )?"
    r"| (?:over|in|at|on|near|between|for|of|across|under|from|to) [^,.;]{2,50}"
    r"(?:, (?:called |named |the )| (?:called|named) (?:the )?))"
    rf"(?P<name>{CAPITAL}(?: {CAPITAL}){{1,4}})(?=[,.])"
)
_NAMED_BEFORE = re.compile(r"\"(?P<name>[^\"\n]{3,100})\" (?:[a-z-]+ ){0,2}$")
_LONGEST_QUOTED = 104
# `AMRUT, its mission for`, `PM E-Bus Sewa, a scheme under which`
_NAMED_ASIDE = re.compile(
    rf"(?<![\w'’-])(?P<name>{CAPITAL}(?: {CAPITAL}){{0,5}}(?: \d[\d.]*)?), "
    r"(?:(?:an?|its|their) (?:[\w£$€¥.,%-]+ ){0,5}|the (?:[a-z][\w-]* ){0,3})$"
)
# `opened a 25,000-square-meter warehouse`: a thing that the sentence brings in.
_NEW = re.compile(
    r"(?:\b(?:an?|another|its|their|the (?:planned|proposed|future|new))|'s (?:new|planned|first|second|third|fourth|fifth))"
    r" (?:[\w£$€¥,.-]+ ){0,4}$"
)
_NEW_REACH = 60
_UNIT = re.compile(
    r"(?:,? (?:Province|City|County|District|Region|State|Prefecture|Municipality|Oblast|Islands?|Republic|Town|Village"
    r"|New|Area))+"
)
# Words that are called an initiative everywhere and are no undertaking of the article: rows of the lexicon without a sort.
_SLOGANS = frozenset(
    entry.term for entry in lexicons.load("project_triggers") if entry["sort"] == "none" and entry["beside"] is None
)


def named_beside(analysis: Analysis, hit: Hit) -> ProjectMention | None:
    """The undertaking that is named in quotation marks or by an apposition beside the noun for it."""
    is_thing = hit.entry["beside"] is None
    if is_thing and hit.entry["sort"] not in ("built", "works", "sited"):
        return None
    text = analysis.text
    sentence = analysis.document.sentence_at(hit.start)
    if is_thing and not _NEW.search(text, max(sentence.start, hit.start - _NEW_REACH), hit.start):
        return None
    match = (
        _NAMED_APART.match(text, hit.end, sentence.end) or _NAMED_ASIDE.search(text, sentence.start, hit.start)
        if is_thing
        else (
            _NAMED_BEHIND.match(text, hit.end, sentence.end)
            or (_NAMED_RUN.match(text, hit.end, sentence.end) if text[hit.start].islower() else None)
            or _NAMED_BEFORE.search(text, max(sentence.start, hit.start - _LONGEST_QUOTED), hit.start)
            or _NAMED_ASIDE.search(text, sentence.start, hit.start)
        )
    )
    if match is None or not text[match.start("name")].isupper():
        return None
    start, end = match.span("name")
    if opening := OPENING.match(text, start, end):
        start = opening.end()
    if text[start:end].casefold() in _SLOGANS or (is_thing and " " not in text[start:end]):
        return None
    others = (
        *within(analysis.persons, sentence.start, sentence.end),
        *(within(analysis.organizations, sentence.start, sentence.end) if is_thing else ()),
    )
    if any(mention.start <= start < mention.end for mention in others) or _is_place(analysis, start, end):
        return None
    return ProjectMention(start=start, end=end, text=text[start:end], name=text[start:end])


def _is_place(analysis: Analysis, start: int, end: int) -> bool:
    """`Anhui`, `Anhui Province`, but not `Liverpool Waters`: nothing but what a place is called."""
    here = [place for place in analysis.places if place.start <= start < place.end]
    return any(place.end >= end or _UNIT.fullmatch(analysis.text, place.end, end) for place in here)
