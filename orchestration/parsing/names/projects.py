"""Named undertakings: what the text calls a project by name, and the plazas, bases, lines and schools that get built.

A name ends in a noun of ``project_triggers`` and goes back over its capitals (`Liupanshui Wanda Plaza Project`); it may
go on with whose it is (`Headquarters Base of Henan Shibo Electronics`) and its phase. A name without such a noun stands
beside one: `the project "Green Bridges"`, `AMRUT, a mission for urban infrastructure`. An undertaking that is only
described (`national reserve forest project of Panzhou City`) is kept apart from those with a proper name. Headings are
left out: in them every word is a capital.
"""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import Organization, ProjectMention
from orchestration.parsing.names.project_items import priced
from orchestration.parsing.names.projects_beside import CAPITAL, OPENING, named_beside
from orchestration.parsing.names.projects_by_deed import by_deed
from orchestration.parsing.scan import Hit

# Names known by what is done to them are hits of their own: no noun of a lexicon stands for them.
BY_DEED = "undertakings"

_SMALL = r"(?:of the|of|and|for the|for|&|de|du|del|da|do|la)"
_CAPITALS_BEFORE = re.compile(rf"(?<![\w'’-])(?:{CAPITAL}(?: {_SMALL})? )+$")
# A name that turns into a description: `Qingdao-Longnan poverty alleviation collaboration `.
_WORDS_BEFORE = re.compile(rf"(?<![\w'’-])(?:{CAPITAL} )*(?:[a-z][a-z-]*(?: and)? ){{0,6}}$")
_WHOSE = re.compile(rf" of (?:the )?(?P<whose>(?!\d){CAPITAL}(?: (?:(?:{_SMALL}|to) )?{CAPITAL})*)")
_PHASE = re.compile(r",? \(?(?:[Pp]hase|[Ss]tage) (?:[IVX]+|\d+|[Oo]ne|[Tt]wo|[Tt]hree)\b\)?")
# A description is a name only with this many words of its own: `poverty alleviation project` is none.
_ENOUGH_WORDS = 3
# `Baltic Gate container terminal`: of more words before a small noun some belong to something else.
_MOST_WORDS = 4
# `Phase II of the Quantum Avenue Incubator` is a part of what is named.
# `Financing for the Belém Scheme`, `Kampala for the Lubigi Project`: whom or what it is for is no part of the name.
_FOR_IT = re.compile(r"[\w'’-]+ for (?:the )?")
_PART_OF = re.compile(r"(?:Phase|Stage|Part|Section) (?:[IVX]+|\d+|[Oo]ne|[Tt]wo|[Tt]hree|A|B) of (?:the )?")
# `the EU-funded RUGGEDISED project`
_BACKED = re.compile(r"[\w-]+-(?:funded|led|backed|financed|sponsored|supported) ")
_NO_DESCRIPTION = re.compile(
    r"\b(?:a|an|the|this|that|these|those|its|their|his|her|our|your|each|every|any|some|no|all|first|second|third|"
    r"fourth|last|next|new|same|other|another|one|two|three|four|key|major|such|said|more|many|several|of|in|on|for|to|"
    r"with|or|which|is|was|are|were|has|have|had|will|by|from|as|into|total|investment|cooperation|signed|called|"
    r"per|also) "
)
_NUMBERED = re.compile(r" (?:No\. ?)?\d+\b")
# One word is a name if it is coined: `the CityLoops project`, `the RUGGEDISED project`; `the Wuxi project` has none.
_COINED = re.compile(r"\w*[A-Z]\w*[A-Z]\w*(?<=\w{5})")
# `Terminal 3`, `Pier B`
_LETTERED = re.compile(r" (?:No\. ?)?(?:\d+[A-Z]?|[IVX]+|[A-Z])\b(?! [A-Z])")
_OWNED = re.compile(
    r"(?:[A-ZÀ-Þ][\w.-]+ ){0,3}(?!People|Child|Women|Worker|Men|Farmer|Mother|Youth|King|Queen|Teacher|Student)"
    r"[A-ZÀ-Þ][\w-]+'s (?=[A-ZÀ-Þ])"
)
# `Xiong'an High-speed Railway` `Station`: a noun behind a noun
_GOES_ON = re.compile(r" [A-Z][\w-]+(?: [A-Z][\w-]+)?")
_HEADS = frozenset(entry.term for entry in lexicons.load("project_triggers") if entry["sort"] != "none")
# What of a document's title is not what it is about.
_ABOUT = re.compile(
    r"\"?(?:[A-Z][\w-]+ ){0,5}(?:Agreement|Contract|Plan|Protocol|Memorandum|Scheme|Measures|Opinions)(?: of Understanding)?"
    r" (?:on|of|for) (?:the )?"
    r"(?:Joint(?:ly)? )?(?:(?:[A-Z]\w+ and )?(?:Co-)?(?:[Cc]onstruct|[Bb]uild|[Dd]evelop|[Ee]stablish|[Oo]perat|[Pp]romot)\w*"
    r"(?: and [A-Z]\w+)?(?: of)? (?:the )?)?"
)
# A line joins places: `Fahrettin Altay–Narlıdere Line`; `Stena Line` is a company.
_JOINING = re.compile(r"\w[-–]\w| to ")
# `Holistic Growth for Small Towns (HOGST) project`: the short form belongs to the whole run of capitals.
_SHORT_FORM = re.compile(r"[a-z] \([A-Z]{3,}\) $")
# `Local Project Coordinator`, `Industrial Project Signing Ceremony`: an office or an occasion that begins with the noun.
_OF_OFFICE = re.compile(
    r" (?:Co-?ordinat(?:or|ion|ing)|Managers?|Management|Directors?|Officers?|Leaders?|Leads?|Supervisors?|Engineers?"
    r"|Consultants?|Assistants?|Advis[eo]rs?|Specialists?|Heads?|Teams?|Office|Staff|Committee|Department"
    r"|(?:Contract )?Signing(?: Ceremony)?|Promotion|Conference|Meeting|Forum|Fair|Roadshow|Matchmaking)\b"
)
_LISTED = re.compile(r",? (?:and |as well as )?(?:the )?")


def find(analysis: Analysis) -> list[ProjectMention]:
    """The mentions of named undertakings, in order; of overlapping ones the longest."""
    found: list[ProjectMention] = []
    listed = 0
    for hit in analysis.hits_of("project_triggers"):
        mention = named_beside(analysis, hit) or _mention(analysis, hit, listed)
        # What follows in a list is a name of its own: `the X Plaza and the Y Park`.
        gap = _LISTED.match(analysis.text, hit.end)
        listed = gap.end() if gap and gap[0].strip() else listed
        if mention is None:
            continue
        while found and found[-1].end > mention.start and found[-1].end <= mention.end:
            found.pop()
        if not found or found[-1].end <= mention.start:
            found.append(mention)
    items = [
        item for item in priced(analysis) if not any(each.start < item.end and item.start < each.end for each in found)
    ]
    found += items
    for mention in by_deed(analysis):
        across = [each for each in found if each.start < mention.end and mention.start < each.end]
        # `Kosciuszko Square Renewal` is no square.
        if all(mention.start <= each.start and each.end < mention.end for each in across):
            found = [each for each in found if each not in across]
            found.append(mention)
            analysis.hits.setdefault(BY_DEED, []).append(_hit(mention))
    return sorted(found, key=lambda mention: mention.start)


def _hit(mention: ProjectMention) -> Hit:
    return Hit(mention.start, mention.end, lexicons.Entry(BY_DEED, mention.name, {}))


def _mention(analysis: Analysis, hit: Hit, listed: int) -> ProjectMention | None:
    text = analysis.text
    sentence = analysis.document.sentence_at(hit.start)
    if hit.entry["sort"] == "none" or sentence.is_title or text[sentence.start : sentence.end].isupper():
        return None
    if hit.entry["sort"] == "called" and _OF_OFFICE.match(text, hit.end, sentence.end):
        return None
    about = _subject_of_title(analysis, hit, sentence.end)
    if about is None and _inside_other(analysis, hit):
        return None
    priced = within(analysis.money, sentence.start, hit.start)
    if priced and priced[-1].end >= hit.start - 1:
        # `the N2.7 billion project`
        return None
    first = about or max(sentence.start, listed if listed <= hit.start else 0)
    begun = _begun(text, first, hit, sentence.end)
    if begun is None:
        return None
    start, is_proper = begun
    if (
        text[hit.start].islower()
        and hit.entry["sort"] in ("sited", "built")
        and any(
            place.start == start and place.end == hit.start - 1 for place in within(analysis.places, start, hit.start)
        )
    ):
        # `the Hai Phong factory` only says where it is.
        return None
    end = _end(analysis, hit, sentence.end)
    if any(_is_cut(body, start, end) for body in within(analysis.organizations, sentence.start, sentence.end)):
        return None
    return ProjectMention(start=start, end=end, text=text[start:end], name=text[start:end], is_proper=is_proper)


def _begun(text: str, first: int, hit: Hit, limit: int) -> tuple[int, bool] | None:
    """Where the name begins that ends in a noun, and whether it is proper; None where the noun ends no name."""
    sort = hit.entry["sort"]
    if text[hit.start].isupper():
        start = _opened(text, _CAPITALS_BEFORE, first, hit.start)
        start = _without_owner(text, start, hit, limit)
        is_line = sort != "drawn" or joins(text, start, hit, limit) or text.count(" ", start, hit.start) > 1
        is_named = start < hit.start or _WHOSE.match(text, hit.end, limit) or _LETTERED.match(text, hit.end, limit)
        return (start, True) if is_line and is_named else None
    if sort in ("works", "sited", "built"):
        # `Gadeok airport`, `Kunming-Vientiane railway`: a proper name right before the noun and nothing between.
        start = _opened(text, _CAPITALS_BEFORE, first, hit.start)
        name = text[start : hit.start].rstrip()
        words = name.split()
        is_whole = (
            bool(words)
            and name[0].isupper()
            and not name.endswith("'s")
            and not any(word.islower() for word in words)
            and words[-1].lower() not in lexicons.terms("demonyms")
            and (1 if sort == "works" else 2) <= len(words) <= _MOST_WORDS
        )
        return (start, True) if is_whole else None
    start = _description(text, first, hit.start)
    words = text[start : hit.start].split()
    if words and words[0][0].isupper():
        is_name = len(words) > 1 or sort == "drawn" or _COINED.fullmatch(words[0])
        return (start, True) if is_name else None
    return (start, False) if sort == "called" and len(words) >= _ENOUGH_WORDS else None


def joins(text: str, start: int, hit: Hit, limit: int) -> bool:
    """Whether a line or route is told by the places that it joins, or by its number."""
    return (_NUMBERED.match(text, hit.end, limit) or _JOINING.search(text, start, hit.start)) is not None


def _without_owner(text: str, start: int, hit: Hit, limit: int) -> int:
    """`Sihanoukville's Techo Expressway` has a name of its own behind its owner, `Quito's Metro` has none."""
    owned = _OWNED.match(text, start, hit.start + 1)
    is_named = owned is not None and (owned.end() < hit.start or _LETTERED.match(text, hit.end, limit) is not None)
    return owned.end() if owned and is_named else start


def _is_cut(body: Organization, start: int, end: int) -> bool:
    """Whether a stretch ends or begins inside a body's name: `Ningbo Port` of `Ningbo Port Group`."""
    overlaps = body.start < end and start < body.end
    return overlaps and not (start <= body.start and body.end <= end)


def _subject_of_title(analysis: Analysis, hit: Hit, limit: int) -> int | None:
    """Where the name begins that closes a document's title: `Construction Agreement on the` `Nanjing Intercity Railway`."""
    if hit.entry["sort"] not in ("works", "drawn", "built"):
        return None
    sentence = analysis.document.sentence_at(hit.start)
    for title in within(analysis.titles, sentence.start, limit):
        if title.start <= hit.start and hit.end == len(analysis.text[: title.end].rstrip('".,')):
            opening = _ABOUT.match(analysis.text, title.start, hit.start)
            return opening.end() if opening else None
    return None


def _inside_other(analysis: Analysis, hit: Hit) -> bool:
    """`Mayor Park` is a person; the title of a document may name its project and is not it."""
    sentence = analysis.document.sentence_at(hit.start)
    mentions = (
        *within(analysis.persons, sentence.start, sentence.end),
        *within(analysis.titles, sentence.start, sentence.end),
    )
    return any(mention.start <= hit.start and hit.end <= mention.end for mention in mentions)


def _opened(text: str, before: re.Pattern[str], first: int, noun: int) -> int:
    match = before.search(text, first, noun)
    start = match.start() if match else noun
    if part := _PART_OF.match(text, start, noun) or _FOR_IT.match(text, start, noun):
        start = part.end()
    while opening := OPENING.match(text, start, noun):
        start = opening.end()
    return start


def _description(text: str, first: int, noun: int) -> int:
    """Where a name begins whose noun is in lower case: behind articles, verbs and owners."""
    if _SHORT_FORM.search(text, first, noun):
        return _opened(text, _CAPITALS_BEFORE, first, noun)
    start = _opened(text, _WORDS_BEFORE, first, noun)
    for small in (*_NO_DESCRIPTION.finditer(text, start, noun), *_BACKED.finditer(text, start, noun)):
        start = max(start, small.end())
    # `Dalian's big cherry base project`: the owner is no part of the name.
    owner = text.rfind("'s ", start, noun)
    return owner + 3 if owner >= 0 else start


def _end(analysis: Analysis, hit: Hit, limit: int) -> int:
    """Where a name ends: behind its noun, whose it is, and its phase."""
    text = analysis.text
    if numbered := _NUMBERED.match(text, hit.end, limit) if hit.entry["sort"] == "drawn" else None:
        return numbered.end()
    if hit.entry["sort"] in ("works", "sited") and text[hit.start].isupper():
        lettered = _LETTERED.match(text, hit.end, limit)
        if lettered and not text[: hit.start].rstrip().endswith((".", ",")):
            return lettered.end()
    end = hit.end
    if text[hit.start].isupper() and (more := _GOES_ON.match(text, end, limit)):
        words = more[0].lower().split()
        end += next((len(" ".join(words[:size])) + 1 for size in (2, 1) if " ".join(words[:size]) in _HEADS), 0)
    if whose := _WHOSE.match(analysis.text, end, limit):
        # A body behind `of` is taken whole, with the `Co., Ltd.` that its capitals do not reach.
        first = whose.start("whose")
        names = [*within(analysis.organizations, first, limit), *within(analysis.places, first, limit)]
        run = whose.start() + len(whose[0].rstrip("."))
        end = max([run, *(name.end for name in names if name.start == first)])
    phase = _PHASE.match(analysis.text, end, limit)
    return phase.end() if phase else end
