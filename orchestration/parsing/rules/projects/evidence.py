"""What makes a name an undertaking of its article: it is built, opened, paid for, listed or set off as one."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import ProjectMention
from orchestration.parsing.rules.projects.stages import Stage, stages, takes_object

# What stands in the way of a stage: `Students of the Tuscia Academy will be exchanged` tells of them.
_GOVERNED = re.compile(
    r"(?P<ordinal>\b(?:first|second|third|fourth|last|final|main|initial) )?(?P<noun>\b[\w-]+) "
    r"(?:of|in|at|from|with|by|to|near|for) (?:the |its |their |§+'s )?\"?$"
)
_OF_ITSELF = re.compile(
    r"phase|stage|part|construction|building|works?|opening|half|section|stretch|line|leg|wing|completion|expansion|extension"
    r"|renovation|reconstruction|modernisation|modernization|upgrade|inauguration|ceremony|plans?|[IVX]+|\d+|one|two|three|four",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[,.]?\"")
_LONG_NAME = 2
# Auxiliaries that say nothing of building by themselves.
BARE = frozenset(
    ("will be", "would be", "is to be", "are to be", "will go", "is expected", "planned", "planning", "will start")
)
# An item of a list is what the list is of, whether or not its own line says what happens to it.
_ITEM = re.compile(r"(?:^|\s)(?:\d+[.)]|[-•*])\s*(?:the )?$", re.IGNORECASE)
_ITEM_REACH = 12
# ` -- ` between a name and its price, and how far back a title may begin.
_SEPARATOR = 5
_NAME_REACH = 120
# How far before a name its governor stands.
_BESIDE = 40
# A word of status says something of the undertaking if it is its verb (`, built by a consortium, was inaugurated`) ...
_SUBJECT_OF = re.compile(
    r"\"?(?: \([^()]*\))?(?:(?: (?:in|at|near|of|between|on|from|to) [^,]{2,50})?(?:, [^,]{0,80},)?"
    r"(?:,? (?:which|that|whose))?(?:,? \w+){0,2}[ ]$"
    # `the ‡ connecting § to § was inaugurated`
    r"| (?:connecting|linking|joining|spanning|crossing|across|over|between|running) [^,.;:]{3,70} $"
    # `the ‡ and the hotel have been completed`: one of several
    r"|(?:,? (?:and|as well as|together with) (?:the |its |an? )?[^,.;:]{3,50}|(?:, (?:the )?[‡§]+)+,? and (?:the )?[‡§]+)"
    r"[^,.;:]{0,25}[ ]$"
    # `Boten Dry Port, Laos: ground was broken`
    r"|,? $|(?:, [^,:.;]{2,40})?: (?:\w+ ){0,3}$)"
)
# ... or has it as its object (`construction of the`, `will build the`).
_PART = (
    r"(?:phase|part|stage|section|stretch|line|half|wing|plans?|designs?|construction|building|renovation|expansion|extension"
    r"|modernisation|modernization|reconstruction|upgrade|opening)"
)
_OBJECT_OF = re.compile(
    r"(?: ceremony)?(?: (?:on|in) (?:†+|[A-Z][a-z]+day)| (?:last|this) \w+| today| yesterday)?"
    r" (?:(?:of|on|in|for|at) )?(?:(?:the |its |an? )?[‡§]+(?:,|,? and) )*"
    r"(?:the |a |an |its |their |our |his |her |§+'s )?"
    r"(?:(?:(?!(?:of|in|at|to|for|with|by|from|on|and|or|near|that|which|who|as)\b)[a-z][\w-]*|[\d.,]+|[\w.,]+-[\w-]+) ){0,3}"
    rf"(?:(?:[\w-]+ ){{0,3}}{_PART} (?:of|for) (?:the |its )?)?(?:[a-z][\w-]+, )?\"?$"
    # `opened a 25,000-square-meter warehouse, Condroz North`
    r"| (?:an?|the|its|their) (?:[\w,.-]+ ){1,4}?[a-z]+, (?:called |named |the )?\"?$"
)
# A list whose items so far are names: `among them the X, the Y and the | Z`.
_INTRODUCED = re.compile(
    r"(?:\b(?:among (?:them|these|which|the projects)(?: (?:are|were|is))?|including|includes?|such as|namely|are)|:)"
    r"(?:,? (?:and )?(?:the )?[‡§][‡§ ,]*?)*,?(?: and)?(?: the)? $",
    re.IGNORECASE,
)
_OF_PROJECTS = re.compile(r"\b(?:projects|undertakings|works|sites|buildings)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"§ \((?:the )?$")
_PROGRAMME = re.compile(r"\b(?:programmes?|programs?|initiatives?|schemes?)$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:within|under|part of|framework of|(?:through|thanks to|from|by) (?=(?:the |its )?[\w§-]+'s))(?: the| its| an?)?"
    r"(?: [\w§-]+'s)?(?: [\w§-]+){0,1} $"
)
# Money or a contract makes an undertaking, too, if it is for it ...
_PURPOSE = re.compile(
    r" (?:for|into|towards?|on)(?: (?:building|the (?:joint )?(?:construction|building|renewal|expansion|establishment) of))?"
    r" (?:the |a |its |their )?\"?$"
)
_PAPER = re.compile(
    r"\b(?:contracts?|loan|grant|credit|tender|concession|funding|financing|agreements?|memorandum|accord|protocol|deal)\b"
)
# ... or its price stands right behind it.
_PRICE = re.compile(
    r"(?:,? (?:which|that))?(?: (?:will|would|is to|has))? (?P<verb>costs?|takes?|took)(?: about| some| nearly| more than)? "
    # `the Trang Due 4 factory (VND 3,100 billion)`, `Tuul wastewater plant: US$262 million`
    r"|,? (?:for|into|on|in) which |,? whose (?:[\w-]+ ){0,3}(?:investment|costs?|price|budget|value)[\w ,]{0,20} "
    r"|,? (?:with|at|for) (?:an? |the |its )?(?:[\w-]+ ){0,3}(?:investment|cost|price|budget|value) of "
    r"| \((?=[^()]{1,40}\))|(?: \([^()]*\))?(?:, [^,:.;]{2,40})?: "
)
_PAID_REACH = 60
# `will inspect the X, the Y and the Z`: guests see what stands.
_TOURED = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|inspect(?:s|ed|ing)?|s[ae]w|went to|walked (?:in|through)|called (?:in )?at"
    r"|were shown|stopped at|looked at|viewed)\b"
    r"(?:(?!\b(?:and|which|that|who|where)\b (?:\w+ed|will|was|is|were)\b)[^;:.])*$"
)
# `built in the 4th century`, `completed in 1889`, `erected under the Ming dynasty`
_OLD = re.compile(
    r"(?:[\w-]+ ){1,6}?(?:in|during|from|around|under|since) (?:the )?(?:(?:early|late|mid) )?"
    r"(?:[\w-]+ century|1[0-8]\d\d\b|[A-Z]\w+ [Dd]ynasty|middle ages|Middle Ages|antiquity)"
)


def is_somebody(analysis: Analysis, mention: ProjectMention) -> bool:
    """Whether the name is a place's (`Taiping New Town`) or a lender's."""
    return any(
        place.start <= mention.start and mention.end <= place.end
        for place in within(analysis.places, mention.start, mention.end)
    ) or any(
        body.type in ("bank", "association") and body.start <= mention.start and mention.end <= body.end
        for body in within(analysis.organizations, mention.start, mention.end)
    )


def is_item(analysis: Analysis, mention: ProjectMention) -> bool:
    """Whether it is an item of a list, behind its number or mark."""
    return _ITEM.search(analysis.text, max(0, mention.start - _ITEM_REACH), mention.start) is not None


def is_quoted(analysis: Analysis, mention: ProjectMention) -> bool:
    """`to do well the "Huzhou-Songyuan Demonstration Industrial Park"`: marks that set a long name off."""
    text = analysis.text
    is_set_off = text.startswith('"', mention.start - 1) and _CLOSED.match(text, mention.end) is not None
    if is_set_off and len(mention.name.split()) >= _LONG_NAME:
        return True
    # `the "Construction Agreement on the Nanjing Intercity Railway"`: what a document is about
    titles = within(analysis.titles, max(0, mention.start - _NAME_REACH), mention.end + _SEPARATOR)
    return any(title.start < mention.start and mention.end <= title.end for title in titles)


def is_listed(analysis: Analysis, mention: ProjectMention) -> bool:
    """Whether a mention stands in a list of projects: `Nine projects were completed, among them the X and the Y`."""
    sentence = analysis.document.sentence_at(mention.start)
    introduced = _INTRODUCED.search(analysis.outline, sentence.start, mention.start)
    return (
        introduced is not None and _OF_PROJECTS.search(analysis.outline, sentence.start, introduced.end()) is not None
    )


def is_paid_for(analysis: Analysis, mention: ProjectMention) -> bool:
    """`gave eight million yuan for the X School`, `a contract for the X Terminal`, `X Plant -- 250 million yuan`."""
    sentence = analysis.document.sentence_at(mention.start)
    purpose = _PURPOSE.search(analysis.outline, max(sentence.start, mention.start - _BESIDE), mention.start)
    if purpose is not None:
        near = max(sentence.start, purpose.start() - _PAID_REACH)
        is_on = purpose[0].startswith(" on")
        if not is_on and within(analysis.money, near, purpose.start()):
            return True
        if _PAPER.search(analysis.outline, near, purpose.start()):
            return True
    price = _PRICE.match(analysis.outline, mention.end, sentence.end)
    if price is None:
        return False
    reach = _SEPARATOR if price[0].endswith("(") else _PAID_REACH
    return any(money.start <= price.end() + reach for money in within(analysis.money, price.end(), sentence.end)[:1])


def is_toured(analysis: Analysis, mention: ProjectMention) -> bool:
    """`will inspect sites such as the X Brewery and the Y Dam`: what guests are shown stands, unless it is built or opened."""
    sentence = analysis.document.sentence_at(mention.start)
    toured = _TOURED.search(analysis.outline, sentence.start, mention.start)
    return toured is not None and not any(
        stage.is_founding and is_of(analysis, mention, stage)
        for stage in stages(analysis, toured.start(), sentence.end)
    )


def is_of_old(analysis: Analysis, stage: Stage) -> bool:
    """`a dam built in the 4th century`: the history of a sight."""
    sentence = analysis.document.sentence_at(stage.start)
    return _OLD.match(analysis.text, stage.start, sentence.end) is not None


def is_bracketed(analysis: Analysis, mention: ProjectMention) -> bool:
    """`Bogotá (the Quinto Centenario cycleway) was offered help`: what a city takes part with."""
    sentence = analysis.document.sentence_at(mention.start)
    opened = _IN_BRACKETS.search(analysis.outline, sentence.start, mention.start)
    return opened is not None and analysis.text.startswith(")", mention.end)


def is_umbrella(analysis: Analysis, mention: ProjectMention) -> bool:
    """`a memorandum within the bank's Green Cities programme`: what only others' undertakings belong to."""
    return (
        _PROGRAMME.search(mention.name) is not None
        and _WITHIN.search(analysis.outline, max(0, mention.start - _BESIDE * 2), mention.start) is not None
    )


def is_told_of(analysis: Analysis, mention: ProjectMention, status: Stage, *, is_house: bool) -> bool:
    """Whether a stage is told of the mention and not of something else in its sentence; of a house, that it is founded.

    A park that signs is a party; one that is signed is told by ``signing``.
    """
    sentence = analysis.document.sentence_at(mention.start)
    if status.start >= sentence.end:
        return not is_house
    return any(
        is_of(analysis, mention, stage) and (stage.is_founding or not is_house)
        for stage in stages(analysis, sentence.start, sentence.end)
        if stage.term not in BARE
        and not is_of_old(analysis, stage)
        and (stage.status != "commitment" or stage.is_verb or stage.term.startswith("agreed"))
    )


def is_of(analysis: Analysis, mention: ProjectMention, stage: Stage) -> bool:
    """Whether the mention is the subject or the object of the stage's words."""
    outline = analysis.outline
    if stage.start >= mention.end:
        sentence = analysis.document.sentence_at(mention.start)
        governor = _GOVERNED.search(outline, max(sentence.start, mention.start - _BESIDE), mention.start)
        if governor is not None and not (governor["ordinal"] or _OF_ITSELF.fullmatch(governor["noun"])):
            return False
        return _SUBJECT_OF.fullmatch(outline[mention.end : stage.start]) is not None and not takes_object(
            analysis, stage
        )
    if stage.end > mention.start or (stage.is_verb and stage.is_passive):
        return False
    return _OBJECT_OF.fullmatch(outline[stage.end : mention.start]) is not None
