"""Which nouns, titles and named projects head a document's phrase: `agreement` in `the X Project cooperation agreement`."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import DocumentTitle, ProjectMention
from orchestration.parsing.scan import Hit

Head = Hit | DocumentTitle | ProjectMention

NUMBER = r"\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty"
DETERMINER = (
    rf"no|not one|not a single|an?|the|this|that|these|those|its|their|his|her|our|both|each|another|one|several|many|some|"
    rf"various|multiple|dozens of|{NUMBER}"
)
# Words that no modifier is: what stands before them belongs to something else.
STOP = (
    r"with|by|in|on|at|for|from|to|into|under|after|before|between|among|about|against|during|over|than|through|"
    r"which|that|who|whose|where|when|while|as|if|and|or|but|was|were|is|are|be|been|being|has|have|had|will|would|"
    r"said|says|saw|held|include|includes|included|including|also|signed|sign|signs|inked|said"
)
# `an agreement titled X`, `a memorandum, the "X"`, `agreement "X"`
_TITLING = re.compile(r",? (?:(?:en)?titled |called |named |namely |known as )?(?:the )?(?=$)")
_ABOUT = re.compile(
    r" (?:on|for|about|regarding|concerning|covering|over|to (?:build|develop|set up|establish)) (?:the |an? )?"
)
_WORDS_ONLY = re.compile(r" (?:[\w-]+ ){0,3}")
_BREAKS = re.compile(rf"\b(?:{STOP}|{DETERMINER})\b", re.IGNORECASE)
# What makes a document of a plan or a letter: `a cooperation plan`, `a plan of joint work`.
_COOPERATES = re.compile(
    r"\b(?:co-?operati\w+|collaborat\w+|partnership|friend(?:ship|ly)|exchanges?|twinning|pairing|assistance|joint|mutual"
    r"|bilateral|trilateral|tripartite|inter-?municipal|sister[\w-]*|intent|intention|commitment|memorandum)\b",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|for|on) [^,;:.§†]{0,40}")
_ARTICLES = ("the ", "The ", "this ", "This ")
_WORDS_BACK = 60
_SAID_TWICE = frozenset((" (", ' ("', " or "))


def heads_in(analysis: Analysis, start: int, end: int) -> list[Head]:
    """The heads of the stretch in order; a noun inside a title or before another noun of its phrase is none."""
    named = _named(analysis, start, end)
    nouns = [
        hit
        for hit in analysis.hits_of("document_triggers", start, end)
        if not any(name.start <= hit.start < name.end for name in named) and _is_document(analysis, hit, start)
    ]
    kept: list[Head] = []
    for head in sorted([*nouns, *named], key=lambda head: head.start):
        if kept:
            gap = analysis.outline[kept[-1].end : head.start]
            if _says_again(kept[-1], head, gap) or _is_about(kept[-1], head, gap):
                continue
            if _leads_to(kept[-1], head, gap):
                kept.pop()
        kept.append(head)
    return kept


def _is_document(analysis: Analysis, noun: Hit, start: int) -> bool:
    """Whether a noun of many senses stands for something signed: the words of its phrase, or what it is of, say so."""
    if not noun.entry["weak"]:
        return True
    text = analysis.outline
    if noun.entry["weak"] == "alone":
        return text.endswith(_ARTICLES, start, noun.start)
    words = text[max(start, noun.start - _WORDS_BACK) : noun.start]
    own = words[max((each.end() for each in _BREAKS.finditer(words)), default=0) :]
    of = _OF.match(text, noun.end)
    return bool(_COOPERATES.search(own) or (of and _COOPERATES.search(of[0])))


def _named(analysis: Analysis, start: int, end: int) -> list[DocumentTitle | ProjectMention]:
    """Titles and named projects, without projects inside titles and parks that are bodies: these sign, too."""
    titles = within(analysis.titles, start, end)
    projects = [
        project
        for project in within(analysis.projects, start, end)
        if not any(title.start <= project.start and project.end <= title.end for title in titles)
        and not any(body.start == project.start for body in within(analysis.organizations, project.start, project.end))
    ]
    return [*titles, *projects]


def _says_again(last: Head, head: Head, gap: str) -> bool:
    """`memorandum of understanding (MoU)`, `the "X" agreement`: the same document once more."""
    if isinstance(last, Hit):
        return isinstance(head, Hit) and gap in _SAID_TWICE
    return isinstance(last, DocumentTitle) and isinstance(head, Hit) and gap in (" ", " (")


def _is_about(last: Head, head: Head, gap: str) -> bool:
    """`an agreement on a Joint Laboratory`: what a document is about is not signed by itself."""
    return (
        isinstance(last, Hit)
        and isinstance(head, ProjectMention)
        and last.entry["kind"] != "project"
        and last.entry["number"] == "one"
        and _ABOUT.fullmatch(gap) is not None
    )


def _leads_to(last: Head, head: Head, gap: str) -> bool:
    """Whether the last noun only leads up to this head: `project | agreement`, `an agreement titled | X`."""
    if isinstance(last, ProjectMention):
        return isinstance(head, Hit) and gap in (" ", " (")
    if not isinstance(last, Hit):
        return False
    if isinstance(head, Hit):
        return _WORDS_ONLY.fullmatch(gap) is not None and _BREAKS.search(gap) is None
    return _TITLING.fullmatch(gap) is not None
