"""What speaks for a capitalised name being a body although no word of it says so: what it does, and what is done with it.

`Daikin, whose British base is in Stretford`, `signed an agreement with KfW`. The same evidence tells a port or a museum that
acts from one that is a place.
"""

from __future__ import annotations

import re

from orchestration.parsing import lexicons

_BE = r"(?:is|are|was|were|has been|have been)"
_ADVERB = (
    r"(?:also|jointly|each|both|recently|officially|then|now|all|yesterday|today|already|still|later|together|\w+ly)"
)
_MODAL = (
    rf"(?:will|would|may|might|can|could|must|should|shall|did not|does not|do not|(?:{_BE} (?:going |about |ready |due )?"
    r"|(?:has|have|had) |(?:intends?|hopes?|wants?|wishes|expects|continues|needs|proposes|seeks|decided|agreed"
    r"|refused|plans?|planned|offered|promised|pledged|aims|undertook|began|started) )to)"
)
_HELPERS = rf"(?:(?:has|have|had|{_MODAL}|{_ADVERB}) )*"
_DOES = re.compile(
    rf" (?:(?P<modal>(?:{_ADVERB} )*{_MODAL} (?:{_ADVERB} )*)|(?P<be>{_BE} (?:{_ADVERB} )*)|{_HELPERS})"
    r"(?P<verb>[a-z][a-z-]+)\b(?! (?:by|is|are|was|were|has|have|had|will|of)\b)"
)
_RELATIVE = re.compile(r"(?: of (?:the )?[A-Z]\w+)?, (?:which|whose)\b")
# `The third, Toyo Harness of Muncie,`, after three firms have been counted.
_ONE_OF_SEVERAL_BEFORE = re.compile(
    r"\b[Tt]he (?:first|second|third|fourth|fifth|last|other|latter|former|biggest|largest|smallest|newest), $"
)
_ONE_OF_SEVERAL_AFTER = re.compile(r",| of (?:the )?[A-Z]| \(")
_DEAL_BEFORE = re.compile(
    r"\b(?:agreements?|contracts?|memorand(?:um|ums|a)|mous?|deals?|partnerships?|ventures?|letters? of intent|protocols?"
    r"|documents?|talks|negotiations?|pacts?|signed|cooperat(?:es?|ed|ion|ing)|collaborat(?:es?|ed|ion|ing)|partner(?:ed|s)?"
    r"|teams? up|teamed up|together|joint(?:ly)?|alliance)\b[^.;]{0,100}?"
    r"\b(?:with|by|among|between(?: the [A-Z]\w+ and)?) (?:the )?$"
    r"|\bwent to (?:the )?$|\btogether with (?:the )?$|\bagainst (?:the )?$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"\b(?:\w{2,}(?:ed|wn|ght)|built|made|run|lent|won|given|set up|put|sold|sent|held|taken|written|told|led|fed) "
    r"(?:jointly |together |mainly |partly |mostly |out |up )?by (?:the )?$"
    r"|\b(?:suppliers?|subsidiar(?:y|ies)|branch(?:es)?|shareholders?|headquarters?|office|plant|factory|workshop|warehouse"
    r"|owners?|makers?|products?) (?:of|from|for) (?:the )?$"
    r"|\b(?:stake|shares?|shareholders?) (?:of|in|from|for) (?:the )?$"
    r"|\b(?:berths|trams|trains|ships) for (?:the )?$",
    re.IGNORECASE,
)
# What may stand between a name and its verb: an acronym in brackets, where the body is, an aside.
# `, for one,`, `, the biggest among the dozen,`, `, of Kuala Lumpur,`
_ASIDE = re.compile(
    r"(?: ?\([^()]{1,40}\))?(?: (?:in|of|from) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)?"
    r"(?:, (?:[A-Z]|(?:for (?:one|another|example|instance|its part)|meanwhile|too|however|also|in turn|of|from|near"
    r"|based in|the (?:biggest|largest|first|second|third|smallest|youngest|oldest) (?:of|among|in))\b)[^,.;]{0,60},)?"
)
# `invested by Nanjing's Huaxing Precision`: whose it is stands between.
_OWNER_BEFORE = re.compile(r"(?<![\w'-])[A-Z][\w-]+(?: [A-Z][\w-]+)?'s? $")
_PLURAL_AFTER = re.compile(r" ([a-z]{3,}[^s\W]s)\b(?! to\b)")
# `the Suzhou-Yancheng Zone is`, but not `in the Zone is`.
_OBJECT_BEFORE = re.compile(r"\b(?:in|at|of|to|from|for|on|into|near|visited|toured|called|with|and|by) (?:the )?$")
# `The Incubator opened its doors on Monday`: what opens and begins without an object is a thing.
_INTRANSITIVE = re.compile(
    r"(?:open|start|begin|close|end|launch|resume|run|sell|move)(?:s|ed)?\b(?: (?:its doors|in|on|at|last|this|yesterday|today"
    r"|from|with|after|well|best)\b|[.,;])|(?:began|begun|ran|sold) (?:in|on|at|last|this|from|with|well|best)\b"
    r"|held (?:in|at|on|by|from|here|there)\b"
)
# `Sunhong showed his gratitude`
_OWN_FEELING = re.compile(r" (?:his|her)\b")
# `Qixing, Bluewave and Tongda signed`: the verb of a list is every member's.
_FINITE = "|".join(
    sorted(
        (re.escape(verb.term) for verb in lexicons.load("deal_verbs") if verb["form"] is None), key=len, reverse=True
    )
)
_MEMBER = r"(?:the )?[A-Z0-9][\w&'.-]*(?: (?:(?:of|for|de|&|the) )?[A-Z0-9(][\w&'.()-]*){0,8}"
_LIST_DOES = re.compile(
    rf"(?:, {_MEMBER}){{0,8}},? (?:and|as well as) {_MEMBER} {_HELPERS}"
    rf"(?:{_FINITE})\b"
)
_BASED = re.compile(
    r"(?:, (?:which is )?(?:also )?|,? )(?:based|headquartered|with headquarters|registered|located|listed) in\b"
)
_BASED_BEFORE = re.compile(r"-(?:based|headquartered|listed|owned|born) $")
_OWNS = re.compile(
    r"'s? (?:\w+ )?(?:plant|factory|headquarters|subsidiary|investment|chief executive|ceo|chairman|boss|unit|shares?"
    r"|workshop|warehouse|products?|shareholders?|engineers|management|branch|board)\b",
    re.IGNORECASE,
)
_OFFICER_BEFORE = re.compile(
    r"\b(?:ceo|chairman|chairwoman|president|founder|director|manager|executive|head|owner|representatives?|spokesm[ae]n"
    r"|spokeswoman|engineers?|executives|delegates|employees|staff) (?:of|from|at|for) (?:the )?$",
    re.IGNORECASE,
)
_SAYS = re.compile(r" (?:said|says|announced|reported|stated|added|confirmed|told)\b")
_OFFICER_AFTER = re.compile(
    r" (?:ceo|chair|chairman|chairwoman|president|vice president|director|manager|general manager|spokesm[ae]n|spokeswoman"
    r"|chief executive|founder|boss|executive) [A-Z]",
    re.IGNORECASE,
)
# `signed it with TCDD officials`
_STAFF_AFTER = re.compile(r" (?:officials|representatives|executives|engineers|directors|managers)\b")
# What roads and bridges do as well: `The expressway and the Linz-Graz Railway make the valley smaller.`
_OF_THINGS = frozenset(("bring", "carry", "cover", "make", "take", "use"))
_SHORTEST_ACRONYM = 3
_VISITED_BEFORE = re.compile(
    r"\b(?:visit(?:ed|s|ing)?(?: to)?|tour(?:ed|s|ing)?(?: of)?|inspect(?:ed|s|ing)?|called (?:at|on)|went to see|looked at"
    r"|look round|stopped (?:at|by)|led through|shown (?:around|round|through)|came to see|investigat(?:ed|ing)"
    r"|studied at|exchange(?:d|s)? (?:students|views|experience) with) (?:the )?$",
    re.IGNORECASE,
)
_COUNTERPART_BEFORE = re.compile(
    # `lend $50 million to`, `sold its mill to`
    r"\b(?:(?:lend|lends|lent|lending|loan|loans|loaned|credit|grant|granted|sell|sells|sold|selling|suppl(?:y|ies|ied|ying)"
    r"|deliver(?:s|ed|ing)?|lease[sd]?|leasing|rent(?:s|ed)?|paid|pay|pays|export(?:s|ed)?|submitted|ship(?:s|ped)?"
    r"|belongs?|belonged) (?:[^.;]{1,60} )?to"
    r"|(?:buy|buys|buying|order|orders|ordering|lease|leasing|charter(?:s|ed)?|hire|rent|rented|import|imports|imported|source"
    r"|sourced|purchase|borrow|procure[sd]?|acquire) [^,.;]{1,80} from"
    r"|persuaded|attracted|chose|selected|picked|hired|commissioned|appointed"
    r"|(?<!was )(?<!were )(?<!been )awarded|invited|lured|subsidiary|partner"
    r"|partners|consortium of|awarded to|loan from|loans from|order from|orders from|bought from|purchased from"
    r"|financing from|funding from|talks with|negotiating with|contract to|orders? with"
    r"|(?:admission|accession|entry) of|(?:organi[sz]ers|executives|staff|engineers|scientists|researchers) (?:at|from|of)"
    r"|(?:bought|acquired|purchased|ordered|leased|borrowed|obtained) [^,.;]{1,80} from"
    r") (?:the )?$",
    re.IGNORECASE,
)
# `the 5th Forum on Trade held in Linz` holds nothing.
_IS = re.compile(
    r" (?:has|had|is|was|became|will|held(?! (?:in|at|on|by|from|here|there|this|last|yesterday)\b)|called|asked|sent"
    r"|received|welcomed|gathers?)\b"
)
# The last words of the patterns above, `the` left out: where another word stands before a name they are not searched.
_LAST = re.compile(r"(?<!\w)(\w+) \"?(?:the )?$", re.IGNORECASE)
_DEALING = frozenset({"with", "by", "among", "between", "and", "to", "against"})
_DOING = frozenset({"by", "of", "from", "for", "in"})
_COUNTERING = frozenset(
    {
        "persuaded",
        "attracted",
        "chose",
        "selected",
        "picked",
        "hired",
        "commissioned",
        "appointed",
        "awarded",
        "invited",
    }
    | {"lured", "subsidiary", "partner", "partners", "of", "to", "from", "with", "at"}
)
_WINDOW_BEFORE, _WINDOW_AFTER, _WINDOW_LIST = 150, 70, 250


def is_one_of_several(text: str, start: int, end: int) -> bool:
    """Whether the name tells which of several counted ones is meant: `the third, Toyo Harness of Muncie,`."""
    before = text.endswith(", ", 0, start) and _ONE_OF_SEVERAL_BEFORE.search(text, max(0, start - 20), start)
    return bool(before) and _ONE_OF_SEVERAL_AFTER.match(text, end) is not None


def acts(text: str, start: int, end: int) -> bool:
    """Whether the name does, or is dealt with, as bodies do and are: signs, invests, is signed with, is owned."""
    name_end, end = end, _after_aside(text, end)
    return bool(
        _does(text, end)
        or _LIST_DOES.match(text, end, end + _WINDOW_LIST)
        or _BASED.match(text, end)
        or (_is_telling(text[start:name_end]) and _SAYS.match(text, end))
        or _OFFICER_AFTER.match(text, end)
        or (_is_acronym(text[start:name_end]) and _STAFF_AFTER.match(text, end))
        or _OWNS.match(text, end)
        or _BASED_BEFORE.search(text, max(0, start - 12), start)
        or _VISITED_BEFORE.search(text, max(0, start - 40), start)
        or (_is_telling(text[start:name_end]) and _OFFICER_BEFORE.search(text, max(0, start - 30), start))
        or is_dealt_with(text, start, name_end)
        or is_one_of_several(text, start, name_end)
        or _does_with_another(text, start, end)
    )


def _is_telling(name: str) -> bool:
    """More than one word, or a coined one: a head of anything else is the head of a place (`deputy head of Bome`)."""
    return " " in name or any(map(str.isupper, name[1:]))


def _is_acronym(name: str) -> bool:
    return len(name) >= _SHORTEST_ACRONYM and name.isalpha() and name.isupper()


def _does(text: str, end: int) -> bool:
    """Whether a verb of business follows, in a form that is no noun there: `will supply`, `is expanding`, not `supply`."""
    found = _DOES.match(text, end, end + _WINDOW_AFTER)
    verb = lexicons.by_term("deal_verbs").get(found["verb"]) if found else None
    if found is None or verb is None:
        return False
    if _INTRANSITIVE.match(text, found.start("verb")) or _OWN_FEELING.match(text, found.end("verb")):
        return False
    if verb["form"] is None:
        return found["be"] is None
    return found["modal" if verb["form"] == "base" else "be"] is not None


def _does_with_another(text: str, start: int, end: int) -> bool:
    """`the council and Kirby contribute`: a verb in the plural, of which this name is not the first subject."""
    if not text.endswith((" and ", " and the "), 0, start):
        return False
    found = _DOES.match(text, end, end + _WINDOW_AFTER)
    verb = lexicons.by_term("deal_verbs").get(found["verb"]) if found else None
    is_plural = found is not None and verb is not None and verb["form"] == "base" and found["be"] is None
    return is_plural and verb is not None and verb.term not in _OF_THINGS


def _after_aside(text: str, end: int) -> int:
    aside = _ASIDE.match(text, end)
    return aside.end() if aside else end


def is_dealt_with(text: str, start: int, end: int) -> bool:
    """Whether something is done with or by whom the name at ``start`` names: `signed an agreement with the`."""
    if _is_attribute(text, end):
        return False
    owner = _OWNER_BEFORE.search(text, max(0, start - 40), start)
    start = owner.start() if owner else start
    low = max(0, start - _WINDOW_BEFORE)
    last = word_before(text, start)
    if last is None:
        return False
    return bool(
        (last in _DEALING and _DEAL_BEFORE.search(text, low, start))
        or (last in _DOING and _DONE_BY.search(text, low, start))
        or (last in _COUNTERING and _COUNTERPART_BEFORE.search(text, low, start))
    )


def word_before(text: str, start: int) -> str | None:
    """The word before a name in small letters, `the` left out: most patterns above end with one of a few."""
    found = _LAST.search(text, max(0, start - _WINDOW_BEFORE), start)
    return found[1].lower() if found else None


def _is_attribute(text: str, end: int) -> bool:
    """`carved by Anishinaabe artists`: the name only says which, since a noun in the plural follows."""
    noun = _PLURAL_AFTER.match(text, end)
    return noun is not None and not any(
        noun[1] in lexicons.terms(known) for known in ("small_words", "deal_verbs", "human_verbs")
    )


def is_subject(text: str, start: int, end: int) -> bool:
    """Whether a sentence is about the name: `Wuxi National Hi-tech District (WND) has`."""
    end = _after_aside(text, end)
    return _IS.match(text, end) is not None and not _OBJECT_BEFORE.search(text, max(0, start - 15), start)


def is_told_of(text: str, end: int) -> bool:
    """Whether a clause goes on about the name: `UNOPS, which prevailed`."""
    return _RELATIVE.match(text, end) is not None
