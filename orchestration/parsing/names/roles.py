"""What speaks for a capitalised name being a body although no word of it says so: its company, and what it does.

`the car parts maker Astemo`, `Daikin, whose British base is in Stretford`, `signed an agreement with KfW`. The same
evidence tells a port or a museum that acts from one that is a place.
"""

from __future__ import annotations

import re

from orchestration.parsing import lexicons


def _any_of(name: str) -> str:
    return "|".join(sorted(map(re.escape, lexicons.terms(name)), key=len, reverse=True))


_NOUN = _any_of("body_nouns")
_HELPERS = (
    r"(?:(?:has|have|had|will|would|is to|are to|also|jointly|each|both|recently|officially|then|now|all|yesterday"
    r"|today|may|can|could|must|should) )*"
)
_DOES = re.compile(rf" {_HELPERS}(?:{_any_of('deal_verbs')})\b(?! by\b)")
_RELATIVE = re.compile(r"(?: of (?:the )?[A-Z]\w+)?, (?:which|whose)\b")
_IS_NOUN = re.compile(
    rf"(?:, | \()(?:a|an|the|its|one of the|another|part of the) (?:[\w'&-]+,? ){{0,6}}?({_NOUN})\b"
    rf"| (?:is|was|are) (?:a|an|the|one of the) (?:[\w'&-]+,? ){{0,6}}?({_NOUN})\b(?!')"
    rf"|, (?:[A-Z]?[\w'-]+ )?({_NOUN})\b",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(rf"\b({_NOUN}) \"?$", re.IGNORECASE)
# `the Visabeira group`
_NOUN_AFTER = re.compile(
    r" (group|company|corporation|consortium|firm|bank|foundation|agency|institute|university|hospital)\b"
)
_THE = re.compile(r"\b[Tt]he $")
# `Brazil's commission for external financing, Cofiex, has`
_NOUN_BEFORE_COMMA = re.compile(rf"\b({_NOUN})(?: (?:for|of|on) (?:the )?[a-z][^,.;]{{2,40}})?, $", re.IGNORECASE)
_EXAMPLES_BEFORE = re.compile(rf"\b({_NOUN}),? (?:such as|including|like|namely|are) $", re.IGNORECASE)
_DEAL_BEFORE = re.compile(
    r"\b(?:agreements?|contracts?|memorand(?:um|ums|a)|mous?|deals?|partnerships?|ventures?|letters? of intent|protocols?"
    r"|documents?|talks|negotiations?|pacts?|signed|cooperat(?:es?|ed|ion|ing)|collaborat(?:es?|ed|ion|ing)|partner(?:ed|s)?"
    r"|teams? up|teamed up|together|joint(?:ly)?|alliance)\b[^.;]{0,100}?\b(?:with|between|by|among) (?:the )?$"
    r"|\bwent to (?:the )?$|\btogether with (?:the )?$|\bagainst (?:the )?$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"\b(?:\w{2,}(?:ed|wn|ght)|built|made|run|lent|won|given|set up|put|sold|sent|held|taken|written|told|led|fed) "
    r"(?:jointly |together |mainly |partly |mostly |out |up )?by (?:the )?$"
    r"|\b(?:suppliers?|subsidiar(?:y|ies)|branch(?:es)?|shareholders?|headquarters?|office|plant|factory|workshop|warehouse"
    r"|owners?|makers?|products?|stake|shares?) (?:of|in|from|for) (?:the )?$"
    r"|\b(?:berths|trams|trains|ships) for (?:the )?$",
    re.IGNORECASE,
)
# What may stand between a name and its verb: an acronym in brackets, where the body is.
_ASIDE = re.compile(
    r"(?: ?\([^()]{1,40}\))?(?: (?:in|of|from) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)?(?:, [A-Z][^,.;]{2,30},)?"
)
# `the Suzhou-Yancheng Zone is`, but not `in the Zone is`.
_OBJECT_BEFORE = re.compile(r"\b(?:in|at|of|to|from|for|on|into|near|visited|toured|called|with|and|by) (?:the )?$")
# `Qixing, Bluewave and Tongda signed`: the verb of a list is every member's.
_LIST_DOES = re.compile(
    rf"(?:, (?:the )?[A-Z0-9][\w&'. -]{{1,60}}){{0,8}},? (?:and|as well as) (?:the )?[A-Z0-9][\w&'. -]{{1,70}}? {_HELPERS}"
    rf"(?:{_any_of('deal_verbs')})\b"
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
_VISITED_BEFORE = re.compile(
    r"\b(?:visit(?:ed|s|ing)?(?: to)?|tour(?:ed|s|ing)?(?: of)?|inspect(?:ed|s|ing)?|called (?:at|on)|went to see|looked at"
    r"|look round|stopped (?:at|by)|led through|shown (?:around|round|through)|came to see|investigat(?:ed|ing)"
    r"|studied at|exchange(?:d|s)? (?:students|views|experience) with) (?:the )?$",
    re.IGNORECASE,
)
_COUNTERPART_BEFORE = re.compile(
    r"\b(?:persuaded|attracted|chose|selected|picked|hired|commissioned|appointed|awarded|invited|lured|subsidiary|partner"
    r"|partners|consortium of|awarded to|loan from|loans from|order from|orders from|bought from|purchased from"
    r"|financing from|funding from|talks with|negotiating with|contract to|orders? with) (?:the )?$",
    re.IGNORECASE,
)
_IS = re.compile(r" (?:has|had|is|was|became|will|held|called|asked|sent|received|welcomed|gathers?)\b")
_WINDOW_BEFORE, _WINDOW_AFTER, _WINDOW_LIST = 150, 70, 250


def noun_beside(text: str, start: int, end: int) -> str | None:
    """The type that a common noun in apposition gives the name: `AFD, the French development agency`."""
    after = _IS_NOUN.match(text, end, end + _WINDOW_AFTER)
    noun = after[1] or after[2] or after[3] if after else None
    if noun is None:
        low = max(0, start - 40)
        before = _NOUN_BEFORE.search(text, low, start) or _EXAMPLES_BEFORE.search(text, low, start)
        if before is None and text.startswith(",", end):
            before = _NOUN_BEFORE_COMMA.search(text, max(0, start - 80), start)
        noun = before[1] if before else None
    if noun is None and _THE.search(text, max(0, start - 5), start):
        closing = _NOUN_AFTER.match(text, end)
        noun = closing[1] if closing else None
    known = lexicons.by_term("body_nouns").get(noun.lower()) if noun else None
    return known["type"] if known else "company" if noun else None


def acts(text: str, start: int, end: int) -> bool:
    """Whether the name does, or is dealt with, as bodies do and are: signs, invests, is signed with, is owned."""
    end = _after_aside(text, end)
    return bool(
        _DOES.match(text, end, end + _WINDOW_AFTER)
        or _LIST_DOES.match(text, end, end + _WINDOW_LIST)
        or _BASED.match(text, end)
        or _SAYS.match(text, end)
        or _OFFICER_AFTER.match(text, end)
        or _OWNS.match(text, end)
        or _BASED_BEFORE.search(text, max(0, start - 12), start)
        or _VISITED_BEFORE.search(text, max(0, start - 40), start)
        or _OFFICER_BEFORE.search(text, max(0, start - 30), start)
        or is_dealt_with(text, start)
    )


def _after_aside(text: str, end: int) -> int:
    aside = _ASIDE.match(text, end)
    return aside.end() if aside else end


def is_dealt_with(text: str, start: int) -> bool:
    """Whether something is done with or by whom the name at ``start`` names: `signed an agreement with the`."""
    low = max(0, start - _WINDOW_BEFORE)
    return bool(
        _DEAL_BEFORE.search(text, low, start)
        or _DONE_BY.search(text, low, start)
        or _COUNTERPART_BEFORE.search(text, low, start)
    )


def is_subject(text: str, start: int, end: int) -> bool:
    """Whether a sentence is about the name: `Wuxi National Hi-tech District (WND) has`."""
    end = _after_aside(text, end)
    return _IS.match(text, end) is not None and not _OBJECT_BEFORE.search(text, max(0, start - 15), start)


def is_told_of(text: str, end: int) -> bool:
    """Whether a clause goes on about the name: `UNOPS, which prevailed`."""
    return _RELATIVE.match(text, end) is not None
