"""Titles of documents: in quotation or book marks, or told by their capitals alone.

`the "Framework Agreement of Strategic Cooperation"`, `《Memorandum on Sharing Library Resources》`, `the Agreement on
Mutual Recognition of Talents`. A title holds a noun of the lexicon ``document_triggers`` other than `project`
(those are ``projects``' business); capitals that only spell a kind (`Memorandum of Understanding`) are none. A heading,
all of whose words are capitals, has no titles by capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import DocumentTitle
from orchestration.parsing.scan import Hit

_QUOTED = re.compile(r'"([^"\n]{3,300}?)[,.;]?"|《([^《》\n]{3,300})》')
# The words that may stand small inside a title by capitals, between two words that do not.
_SMALL = r"(?:of|and|for|on|the|to|a|an|along|into|&)"
_CAPITAL = r"(?:[A-ZÀ-ÞĀ-Ž0-9][\w'’./–-]*|\([A-Z0-9][^()\n]*\))"
_BEFORE = re.compile(rf"(?:{_CAPITAL} (?:{_SMALL} ){{0,2}})*$")
_AFTER = re.compile(rf"(?: (?:{_SMALL} ){{0,3}}{_CAPITAL}(?:, {_CAPITAL}(?=(?:, {_CAPITAL})* and [A-Z]))*)*")
# `the Labour Agreement and the Talent Agreement`: two papers, unless what follows is only another thing that the one is about.
_NEXT_PAPER = re.compile(r" and (?:the|an?) ")
# What is signed is a paper, whatever its title calls it.
_SIGNED = re.compile(
    r"\b(?:signed|inked|concluded|initialled|initialed|sign|signing(?: of)?|exchanged) (?:the |an? )?$"
)
_SIGNED_REACH = 24
_DANGLING = re.compile(r"(?: (?:of|and|for|on|the|to|a|an))+$")
# `Urban Partnership Programme` is an undertaking and no paper, `World Manufacturing Convention` a fair.
_NO_PAPER = re.compile(r" (?:Project|Programme|Program|Initiative|Scheme|Network|Fund|Convention)(?: \([A-Z]+\)?)?$")
# `MoUs`, `LOI`
_ABBREVIATION = re.compile(r"\w*[A-Z]s?")
_ANNOUNCED = re.compile(r"\b(?:titled|entitled|called|named|namely) (?:the )?$")
_OPENING = re.compile(r"^(?:According to|The|the|A|An|This|That|Its|Their|Under|In|On|By|No|Both) ")
_GENERIC = frozenset(
    (
        "strategic cooperation framework agreement agreements memorandum memoranda of understanding mou letter letters intent"
        " on sister city friendship contract contracts project projects and the signing ceremony partnership cooperative joint"
    ).split()
)
# Slogans and speeches stand in quotation marks too; of a title's longer words most are capitals.
_CAPITALISED_SHARE = 0.6
_LONGER = 4


def find(analysis: Analysis) -> list[DocumentTitle]:
    """The titles of documents in the text, in order."""
    nouns = [
        noun
        for noun in analysis.hits_of("document_triggers")
        if noun.entry["kind"] != "project" and not (noun.entry["weak"] or noun.entry["tie"])
    ]
    if not nouns and not analysis.hits_of("signing_triggers"):
        return []
    found = list(_in_marks(analysis, nouns))
    for noun in nouns:
        if not any(title.start <= noun.start < title.end for title in found):
            title = _by_capitals(analysis, noun)
            if title and not any(title.start < other.end and other.start < title.end for other in found):
                found.append(title)
    return sorted(found, key=lambda title: title.start)


def _in_marks(analysis: Analysis, nouns: list[Hit]) -> Iterator[DocumentTitle]:
    text = analysis.text
    for match in _QUOTED.finditer(text):
        name = (match[1] or match[2]).strip()
        words = [word for word in name.split() if len(word) >= _LONGER]
        if sum(not word[0].islower() for word in words) < max(1, _CAPITALISED_SHARE * len(words)):
            continue
        if any(match.start() < noun.start < match.end() for noun in nouns) or _SIGNED.search(
            text, max(0, match.start() - _SIGNED_REACH), match.start()
        ):
            yield DocumentTitle(start=match.start(), end=match.end(), text=match[0], name=name)


def _by_capitals(analysis: Analysis, noun: Hit) -> DocumentTitle | None:
    text = analysis.text
    sentence = analysis.document.sentence_at(noun.start)
    if text[sentence.start : sentence.end].isupper():
        return None
    if not text[noun.start].isupper() or sentence.is_title or _ABBREVIATION.fullmatch(text, noun.start, noun.end):
        return None
    before = _BEFORE.search(text, sentence.start, noun.start)
    start = before.start() if before else noun.start
    while opening := _OPENING.match(text[start : noun.end]):
        start += opening.end()
    after = _AFTER.match(text, noun.end, sentence.end)
    end = after.end() if after else noun.end
    for date in within(analysis.dates, noun.end, end):
        if not (text[date.start - 1] == "(" and text.startswith(")", date.end)):  # `Action Plan (2018-2020)`
            end = min(end, date.start)
    for joint in _NEXT_PAPER.finditer(text, noun.end, end):
        if any(joint.end() < other.start for other in analysis.hits_of("document_triggers", joint.end(), end)):
            end = joint.start()
            break
    for joint in _NEXT_PAPER.finditer(text, start, noun.start):
        if analysis.hits_of("document_triggers", start, joint.start()):
            start = joint.end()
    name = _DANGLING.sub("", text[start:end].rstrip(" ,.("))
    if _NO_PAPER.search(name):
        return None
    # A noun at the head of a sentence is a capital of the sentence.
    own = name[noun.end - start :] if start == sentence.start else name
    if not any(word[0].isupper() for word in own.split() if word.casefold() not in _GENERIC):
        return None
    is_generic = all(word.strip("()").casefold() in _GENERIC for word in name.split())
    if is_generic and not _ANNOUNCED.search(text, sentence.start, start):
        return None
    return DocumentTitle(start=start, end=start + len(name), text=name, name=name)
