"""Meetings: officials of two sides receive, meet or talk to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import EventFact
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.events.clause import clause_of, event
from orchestration.parsing.rules.events.reading import took_place
from orchestration.parsing.rules.events.when import date_in
from orchestration.parsing.rules.events.where import cities_in, place_near, scene_before
from orchestration.parsing.scan import Hit

# Who meets: without such a word or a person's name the verb has another sense (`met its target`, `received soybeans`).
_PEOPLE = lexicons.pattern("people_who_act")
# `met in Porvoo`, `met yesterday`: nothing behind that is met.
_NO_OBJECT = re.compile(
    r"(?: again| here| there| online| virtually| privately| briefly| separately| face to face| in person)?"
    r"(?: (?:in|on|at|by|via|over|during|from|yesterday|today|last|this|for|to)\b|[,.;])"
)
# `met in the Youfei Hotel with the president of the council`: the object comes behind the place.
_WITH_BEHIND = re.compile(
    r"(?:,? (?:in|on|at|yesterday|today|last|this|earlier|here|recently|again|separately|†)[^,.;]{0,50}){0,2},? with "
    r"(?!each other|one another)"
)
# `The two mayors talked in Linz: A of B and C of D`
_BOTH = re.compile(
    r"\b(?:[Tt]he two|[Bb]oth) (?:city |lord )?"
    r"(?:mayors|sides|delegations|governors|leaders|secretaries|officials|teams|heads)\b"
)
_NEAR = 60
# `held on Wednesday (in Linz) (cordial) | talks`, `gave a | reception`
_LIGHT = re.compile(
    r"\b(?:held|holds|had|has|have|having|holding|conducted|conducts|convened|engaged in|opened|attended|began|started"
    r"|concluded|completed|gave|gives|hosted|hosts|threw|offered|granted|sat down for|met for|came together for|gathered for)"
    r"(?: (?:on|in|at) [^,;.]{2,30})?"
    r"(?: (?:an?|the|their|his|her|its|another|further|several|separate|one-on-one))?(?: [\w-]+){0,3} $"
)
_LIGHT_BACK = 70
_IN_HONOUR = "(?:for|in hono(?:u)?r of)"
# `At a reception for the consul, he said`, `after talks between the two mayors`: that they were, is presupposed.
_PRESUPPOSED = re.compile(
    r"\b(?:(?:[Aa]t|[Dd]uring|[Aa]fter|[Ff]ollowing|[Ii]n) (?:(?:an?|the|his|her|their|its) )?(?:[\w-]+ ){0,2}"
    r"|(?:before|prior to|ahead of) [^.;]{3,60}, an? (?:[\w-]+ ){0,2})$"
)
# `talks were held between A and B`, `a meeting took place with B`
_WERE_HELD = re.compile(
    r" (?:(?:was|were|has been|have been)(?: also| then)? (?:held|conducted)|took place|were under way)\b"
)
_SIDES_LINK = re.compile(r"(?: (?:(?!between\b|with\b|for\b|of\b)[\w§†-]+,?)){0,6} (?:between|with|for|of) (?:the )?")


@rule(
    "meeting",
    trigger="meeting_triggers",
    example="The mayors of Dalian and Chaoyang met in Dalian on March 3, 2020.",
    counterexample="The market of Kashgar met its target.",
)
def meeting(analysis: Analysis, hit: Hit) -> Iterator[EventFact]:
    """A meeting where people stand on both sides of the verb, or two cities' people before it."""
    clause = clause_of(analysis, hit)
    text = analysis.text
    if not took_place(analysis, clause, hit.start):
        return
    before = cities_in(analysis, clause.start, hit.start)
    after = cities_in(analysis, hit.end, clause.end)
    with_whom = _WITH_BEHIND.match(text, hit.end, clause.end)
    # `received on Tuesday a delegation`: whoever receives always receives somebody.
    is_mutual = hit.entry["who"] == "mutual" or (
        not hit.entry.term.startswith("receive") and _NO_OBJECT.match(text, hit.end)
    )
    if is_mutual and not with_whom:
        if len(before) < 2 and not (len(after) > 1 and _BOTH.search(text, clause.start, hit.start)):
            return
    else:
        start = with_whom.end() if with_whom else hit.end
        behind = (start, min(clause.end, start + _NEAR))
        if not _PEOPLE.search(text, *behind) and not within(analysis.persons, *behind):
            return
        if not _PEOPLE.search(text, clause.start, hit.start) and not within(analysis.persons, clause.start, hit.start):
            return
    cities = [*before, *after]
    date, city = date_in(analysis, clause, hit.start), place_near(analysis, clause, hit)
    if not cities and city is None and (city := scene_before(analysis, clause)) is None:
        return
    yield event(analysis, hit, "meeting", "meeting", date=date, city=city, cities=cities)


@rule(
    "meeting_by_noun",
    trigger="talk_nouns_triggers",
    example="The mayor of Dalian held on Tuesday in Chaoyang in-depth talks on tourism with the mayor of Chaoyang.",
    counterexample="The mayor of Dalian called off the talks on tourism with the mayor of Chaoyang.",
)
def meeting_by_noun(analysis: Analysis, hit: Hit) -> Iterator[EventFact]:
    """A meeting told by a noun with a verb that only carries it: `held talks on Friday with`, `gave a reception for`."""
    text = analysis.text
    clause = clause_of(analysis, hit)
    if any(
        other.start <= hit.start < other.end for other in analysis.hits_of("meeting_triggers", clause.start, clause.end)
    ):
        return
    light = _LIGHT.search(text, max(clause.start, hit.start - _LIGHT_BACK), hit.start)
    if light is None or not took_place(analysis, clause, light.start()):
        return
    words = _IN_HONOUR if hit.entry["link"] == "for" else hit.entry["link"]
    link = re.compile(rf"(?: [^.;]{{0,60}}?)? {words} (?!each other|one another|a view\b)").match(
        text, hit.end, clause.end
    )
    if link is None:
        return
    behind = (link.end(), min(clause.end, link.end() + _NEAR))
    before = cities_in(analysis, clause.start, light.start())
    acts = _PEOPLE.search(text, clause.start, light.start()) or within(analysis.persons, clause.start, light.start())
    others = cities_in(analysis, link.end(), clause.end)
    if not (acts and (_PEOPLE.search(text, *behind) or within(analysis.persons, *behind))):
        return
    date, city = date_in(analysis, clause, hit.start), place_near(analysis, clause, hit)
    if not (before or others or city) and (city := scene_before(analysis, clause)) is None:
        return
    yield event(analysis, hit, "meeting", "meeting_by_noun", date=date, city=city, cities=[*before, *others])


@rule(
    "meeting_told",
    trigger="talk_nouns_triggers",
    example="At a dinner for Governor Li Wei of Liaoning, the mayor of Linz praised the new line.",
    counterexample="At a dinner for two, the chef of Linz praised the new oven.",
)
def meeting_told(analysis: Analysis, hit: Hit) -> Iterator[EventFact]:
    """A meeting that is only where something else was said, or that `was held`: `During talks with B, A said`."""
    text = analysis.text
    clause = clause_of(analysis, hit)
    link = _SIDES_LINK.match(text, hit.end, min(clause.end, hit.end + 2 * _NEAR))
    if link is None or not took_place(analysis, clause, hit.start):
        return
    cities = cities_in(analysis, clause.start, clause.end)
    is_of_two = link[0].rstrip().endswith(("between", "between the")) and len(cities) > 1
    was_held = _WERE_HELD.match(text, hit.end) or (is_of_two and _WERE_HELD.search(text, link.end(), clause.end))
    is_told = was_held or _PRESUPPOSED.search(text, max(clause.start, hit.start - _LIGHT_BACK), hit.start)
    behind = (link.end(), min(clause.end, link.end() + _NEAR))
    if not is_told or not (_PEOPLE.search(text, *behind) or within(analysis.persons, *behind)):
        return
    if not is_of_two and not within(analysis.persons, clause.start, clause.end):
        return
    date, city = date_in(analysis, clause, hit.start), place_near(analysis, clause, hit)
    if not cities and city is None and (city := scene_before(analysis, clause)) is None:
        return
    yield event(analysis, hit, "meeting", "meeting_told", date=date, city=city, cities=cities)
