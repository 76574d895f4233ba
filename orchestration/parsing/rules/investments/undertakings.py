"""Which undertaking an amount is for: a named one, the one that a bare noun points back to, or what the text calls it.

`the textile park at Kim`, `a $60 million lakeside hotel`, `in the base` after `the Production Base`.
"""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import Money, ProjectMention
from orchestration.parsing.rules.investments.scope import stretch
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

# Words that only speak of an undertaking told before: `the total investment`, `the first phase`, `the line`.
_GOES_ON = re.compile(
    r"\b(?:[Ii]ts|[Tt]he|[Tt]his|[Tt]hat)(?: (?:total|planned|whole|estimated|overall|new|same|entire|first|second))*"
    r"(?: (?:investments?|costs?|price|bill|outlay|project|programme|program|scheme|plant|base|park|line|bridge|school|hospital"
    r"|factory|phase|stage|works?|construction|tram|metro|centre|center|port|package))\b"
    r"|\b[Tt]otal (?:investment|cost)|\bPhase\b"
)
# What stands between an amount and the undertaking behind it.
_INTO = re.compile(
    r"(?:\s\([^()]*\))?(?: (?:each|in all|of it|more))?"
    r"(?: is| are| was| were| will| to| be| go| goes| went| meant| invested| spent| planned| earmarked| of money)*"
    r" (?:in|into|for|on|towards|to build|to set up) $"
)
# How an undertaking goes on to its amount: `of Linz with`, `at Linz, on which`, `in Linz at a cost of`.
_TO_AMOUNT = re.compile(
    r"(?: (?:of|in|at|near|by|for) (?:the )?[\w§ '-]{1,60}?)?"
    r"(?:,? (?:of|with|worth|takes?|will take|costs?|will cost|will swallow|for which|on which|in which|which costs?|will be|is"
    r"|was|to be|put up|built|at|an?|the|total|planned|investment|price tag|cost|budget|about|some|nearly|over|amounts? to"
    r"|\(|--|–|—|:))* ?\(?$"
)
_DETERMINED = re.compile(r"(?:^|\W)(?P<article>[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Oo]ne|[Aa]nother|[Tt]his|[Oo]ur)\s$")
_MODIFIER = re.compile(r"(?P<word>[\w'’&-]+|-)\s$")
# What no name of an undertaking goes across: words of the sentence around it.
_STOP = frozenset(
    (
        "of in at for to with from by on into as is are was were has have had will would or but that which who whose where"
        " when it they there than build builds built open opens opened worth yuan"
    ).split()
)
_NEW = re.compile(r"(?:new|joint|total|whole|further|second|third|first|large|small|modern|planned|common) ")
_BARE = frozenset({"the", "this", "its"})
_MOST_WORDS = 7
_LONGEST_ARTICLE, _LONGEST_WORD = 10, 40
# `Battery Works -- 150 million yuan - Gas Works -- 110 million yuan`: of two names the one before the amount is nearer.
_BEHIND = 40
# Undertakings by their word alone are every second noun of the news.
_BODIES = (" Fund", " Committee", " Bank", " Foundation", " City Hall")
_GROUNDS = ("Zone", "Area", "Park")
_IN = re.compile(r"\b(?:in|at|from)(?: the)? $")
_OF_UNDERTAKINGS = frozenset({"called", "works", "drawn"})
_SORTS = frozenset({"called", "built", "works", "sited", "house", "drawn"})


def project_of(analysis: Analysis, money: Money) -> str | None:
    """The name of the undertaking that the amount is for, the nearest in its part of the sentence."""
    start, end = stretch(analysis, money)
    sentence = analysis.document.sentence_at(money.start)
    amounts = [m for m in within(analysis.money, sentence.start, sentence.end) if not m.is_equivalent]
    projects = within(analysis.projects, sentence.start, sentence.end)
    if len(projects) == len(amounts) > 1 and "respectively" in analysis.text[money.end : sentence.end]:
        return projects[amounts.index(money)].name
    projects = [project for project in within(analysis.projects, start, end) if not _is_scene(analysis, project)]
    before = [project for project in projects if project.end <= money.start]
    if not before and (described := _described(analysis, money, start, end)):
        return described
    if pointed := _pointed_at(analysis, start, end):
        return pointed
    if not projects:
        return _told_before(analysis, sentence)
    return min(
        projects, key=lambda p: money.start - p.end if p.end <= money.start else p.start - money.end + _BEHIND
    ).name


def _is_scene(analysis: Analysis, project: ProjectMention) -> bool:
    """`in the Eskişehir Industrial Zone`: where something is done; and a fund or a committee gives money or sits over it."""
    return project.name.endswith(_BODIES) or (
        project.name.endswith(_GROUNDS)
        and _IN.search(analysis.outline, max(0, project.start - 8), project.start) is not None
    )


def _nouns(analysis: Analysis, start: int, end: int) -> list[Hit]:
    """The nouns of undertakings outside of names."""
    return [
        hit
        for hit in analysis.hits_of("project_triggers", start, end)
        if hit.entry["sort"] in _SORTS and analysis.outline[hit.start] == analysis.text[hit.start]
    ]


def _described(analysis: Analysis, money: Money, start: int, end: int) -> str | None:
    """`into a textile park`, `a resort hotel of 5 million`: the phrase of an undertaking right beside the amount."""
    outline = analysis.outline
    for noun in _nouns(analysis, start, end):
        phrase = _phrase(analysis, noun, start)
        if phrase is None:
            continue
        first, article = phrase
        name = analysis.text[first : noun.end]
        if " " not in name:
            continue
        if noun.end <= money.start:
            is_its = _TO_AMOUNT.fullmatch(outline, noun.end, money.start) is not None
        else:
            is_its = _INTO.fullmatch(outline, money.end, article) is not None or outline[money.end : first] == " "
        if is_its:
            return name
    return None


def _phrase(analysis: Analysis, noun: Hit, start: int) -> tuple[int, int] | None:
    """Where the words before a noun begin that belong to it, and where its article does; None without an article."""
    text, first = analysis.text, noun.start
    for _ in range(_MOST_WORDS):
        if found := _DETERMINED.search(text, max(start, first - _LONGEST_ARTICLE), first):
            return _behind_new(text, first, noun.start), found.start("article")
        if any(m.end + 1 == first for m in within(analysis.money, start, first)):
            # `the 60-million-yuan lakeside hotel`: the article stands before the amount
            return first, first
        word = _MODIFIER.search(text, max(start, first - _LONGEST_WORD), first)
        if word is None or word["word"].lower() in _STOP or text[word.start()].isdigit():
            break
        first = word.start("word")
    return None


def _behind_new(text: str, first: int, end: int) -> int:
    """`a new joint ferry line` is a ferry line."""
    while found := _NEW.match(text, first, end):
        first = found.end()
    return first


def _pointed_at(analysis: Analysis, start: int, end: int) -> str | None:
    """`invests 1 billion in the base`: the undertaking named last whose name ends in the bare noun."""
    for noun in _nouns(analysis, start, end):
        phrase = _phrase(analysis, noun, start)
        if phrase and phrase[0] == noun.start and analysis.text[phrase[1] : phrase[0]].strip().lower() in _BARE:
            named = within(analysis.projects, 0, start)
            ends = (noun.entry.term, f"{noun.entry.term} project")
            found = next((project.name for project in reversed(named) if project.name.lower().endswith(ends)), None)
            if found:
                return found
    return None


def _told_before(analysis: Analysis, sentence: Sentence) -> str | None:
    """The one undertaking that the paragraph has named so far, or the article where the sentence goes on with one."""
    start = sentence.start
    for other in reversed(analysis.document.sentences[: sentence.index]):
        if other.paragraph != sentence.paragraph:
            break
        start = other.start
    names = {project.name for project in within(analysis.projects, start, sentence.start)}
    if not names:
        goes_on = _GOES_ON.search(analysis.outline, sentence.start, sentence.end)
        proper = [p for p in analysis.projects if p.is_proper and not _is_scene(analysis, p)]
        if goes_on or all(_is_called(analysis, project) for project in proper):
            names = {project.name for project in proper}
    return names.pop() if len(names) == 1 else None


def _is_called(analysis: Analysis, project: ProjectMention) -> bool:
    """Whether a name says itself that it is an undertaking's: a programme, a line, a dam, and no museum or zone."""
    nouns = analysis.hits_of("project_triggers", project.start, project.end)
    return bool(nouns) and nouns[-1].entry["sort"] in _OF_UNDERTAKINGS
