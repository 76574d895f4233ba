"""What the words that name a relation say by themselves: the kind of the tie, and whether they are of cities at all."""

from __future__ import annotations

import re
from typing import cast

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import PartnershipKind, Span
from orchestration.parsing.scan import Hit

# A relation that has ended, or is only wished for, does not stand. What is told of one that does may well lie ahead.
_NOT_STANDING = re.compile(
    r"""\b(?:not|\w+n't|nor|neither|never|no[ ]longer|wish(?:es|ed)?|hopes?|hoped|wants?|wanted|plans?|planned|proposed
        |proposes|refused|seeks?|seeking|looking[ ]for|explor(?:e|es|ed|ing)|possibility|feasibility
        |consider(?:s|ed|ing)?|candidates?|aims?|intends?|rejected|turned[ ]down|attempts?
        |declined
        |applied|whether|future|possible|potential
        |lead(?:s|ing)?[ ](?:up[ ])?to|led[ ]to|way[ ]to|towards?|process[ ]of|steps?[ ]to)\b[^.;,]{0,40}$
    | \b(?:once|former|formerly|one-time|erstwhile)[ ](?:a[ ]|the[ ])?$
    | \b(?:letters?[ ]of[ ]intent|declaration[ ]of[ ]intent)\b[^.;]{0,90}$
    | \b(?:proposals?|intentions?|bids?|requests?|applications?|talks|negotiations?|idea)[ ](?:of|on|for|about|to)\b[^.;]{0,40}$
    | \b(?:ended|terminat(?:e|es|ed)|dissolved|cancelled|suspend(?:s|ed)?|un-twin\w*|severed|released[ ]from)\b[^.;]{0,60}$
    | \b(?:will|would|may|might|could|should|(?<!agreed[ ])(?<!decided[ ])to)[ ]
      (?:\w+[ ])?(?:become|sign|establish|form|enter|end|be)\b[^.;]{0,40}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LOOK_BACK = 120
# `Their agreement on friendly cooperation is to be signed in November`
_YET_TO_BE = re.compile(
    r"[^.;,]{0,40}\b(?:(?:is|are|was|were|has|have) (?:still |yet |expected |due )?to be|will(?: only)? be|should be)"
    r" (?:\w+ )?(?:signed|concluded|sealed|initialled|formali[sz]ed)\b"
)
# Where these stand, plain words (`ties with`, `a partnership between`) mean the same tie.
_CITIES_TIED = re.compile(
    r"""\b(?:sister|twin|partner)(?:ned|ning)?[ -](?:cit(?:y|ies)|towns?)\b|\btwinn
    | \b(?:city|town)[ ]partnership | (?:\b(?:more|other|its|our|first)|'s)[ ]twins?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CITIES_FRIENDS = re.compile(r"\b(?:friendship|friendly)[ -](?:exchange )?(?:cit(?:y|ies)|towns?)\b", re.IGNORECASE)
_CITIES_PAIRED = re.compile(
    r"\bcounterpart (?:assistance|support|aid)\b|\b(?:paired|pairing)\b|\beast-west\b|\bpoverty\b|\bcounts as poor\b"
    r"|\b(?:designated|assigned|appointed) (?:as|to)\b",
    re.IGNORECASE,
)
_BARE = frozenset({"sister", "twin", "friendly exchange", "friendly-exchange"})
# `sister industrial parks`, but `sister relations with`, `a sister since 1990`
_OF_OTHERS = re.compile(
    r" (?:\w+ ){0,2}(?:parks?|schools?|ports?|hospitals?|universit(?:y|ies)|colleges?|compan(?:y|ies)|ships?|vessels?|airports?"
    r"|organi[sz]ations?|associations?|stations?|plants?|factor(?:y|ies)|projects?|institutions?|towers?|engines?|rooms?"
    r"|museums?|clubs?|orchestras?|choirs?|churches|zones?|papers?|magazines?|brands?|firms?|provinces?|states?|regions?)\b"
)
# `the women, sisters from Tacoma`
_KIN = frozenset({"sister", "sisters", "twin", "twins"})
_OF_PERSONS = re.compile(
    r"\b(?:wom[ae]n|girls?|nuns?|brothers?|boys?|babies|singers?|daughters?|mother|elderly|younger|identical|conjoined)\b"
    r"(?:,| and)?(?: the| two| her| his)? $",
    re.IGNORECASE,
)
_IN_BUSINESS = re.compile(
    r"\b(?:business|trad(?:e|ing)|projects?|cooperation|strategic|economic|commercial|industr(?:y|ial)|private|development|joint"
    r"|venture|dialogue|ports?|airports?|universit(?:y|ies)|schools?|clubs?|police|hospitals?|local|equal|silent|senior|contract\w*|consortium|investment|public-private|knowledge|technology|research"
    r"|academic|social|marketing|media|logistics|negotiating|implementing|funding|financial) (?:and \w+ )?$",
    re.IGNORECASE,
)
_PARTNER_REACH = 40
# In capitals these are Minneapolis and its neighbour.
_TWIN_CITIES = re.compile(r"Twin Cities")
_COOPERATION = re.compile(r"\b(?:counterpart|pairing|paired|paired-up) cooperation\b", re.IGNORECASE)
_COOPERATIONS = ("counterpart cooperation", "pairing cooperation", "paired cooperation", "paired-up cooperation")
_COUNTERPART = ("counterpart cit", "counterpart dist", "counterpart count", "counterpart part")
# `counterpart cities under the plan for reviving the northeast`
_REVIVAL = re.compile(r"\b(?:reviv\w+|revitali[sz]\w+|rejuvenat\w+)\b[^.;]{0,40}\bnorth-?east", re.IGNORECASE)
_HELP = ("assist", " aid", "poverty", "east-west", "support")
_SISTERS = re.compile(r"\b(?:sister|twin) (?:cit(?:y|ies)|towns?)\b", re.IGNORECASE)


def is_something_else(analysis: Analysis, hit: Hit) -> bool:
    """`Twin Cities` is Minneapolis, `sister schools` are no cities, and `business partners` no partners of cities."""
    text = analysis.text
    if _TWIN_CITIES.fullmatch(text, hit.start, hit.end):
        return True
    if hit.entry.term in _BARE and _OF_OTHERS.match(text, hit.end):
        return True
    if hit.entry.term in _KIN and _OF_PERSONS.search(text, max(0, hit.start - _PARTNER_REACH), hit.start):
        return True
    return (
        hit.entry.term.startswith("partner")
        and _IN_BUSINESS.search(text, max(0, hit.start - _PARTNER_REACH), hit.start) is not None
    )


def is_not_standing(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    """Whether the words before say that the tie has ended or is wished for, or those behind that it is yet to be signed."""
    return (
        _NOT_STANDING.search(analysis.text, max(clause.start, hit.start - _LOOK_BACK), hit.start) is not None
        or _YET_TO_BE.match(analysis.text, hit.end, clause.end) is not None
    )


def names_a_tie(hit: Hit) -> bool:
    """Whether the words tell of a tie wherever they stand: neither plain ones nor those that go on with others."""
    return hit.entry["kind"] is not None and hit.entry["form"] in ("noun", "verb", "tied")


def is_told_of(analysis: Analysis, kind: PartnershipKind) -> bool:
    """Whether the article tells of ties of the kind that a plain word means here."""
    if kind != "counterpart_assistance":
        return _CITIES_TIED.search(analysis.text) is not None or _CITIES_FRIENDS.search(analysis.text) is not None
    return _CITIES_PAIRED.search(analysis.text) is not None


def kind_of(analysis: Analysis, clause: Span, hit: Hit) -> PartnershipKind:
    """The kind of the words; `paired` takes after the cooperation it is for, `friendship city` after its neighbours."""
    kind = cast(PartnershipKind, hit.entry["kind"])
    term = hit.entry.term
    if term.startswith("pair") and (
        _COOPERATION.search(analysis.text, clause.start, clause.end) or _is_about_cooperation(analysis.document.lower)
    ):
        return "counterpart_cooperation"
    is_plain = hit.entry["form"] in ("tie", "tied") and "partnership" not in term
    if is_plain and kind == "sister_city" and not _CITIES_TIED.search(analysis.text):
        return "friendly_cooperation"
    if term.startswith(_COUNTERPART) and not _is_about_cooperation(analysis.document.lower):
        return "counterpart_assistance"
    if term.startswith(("friendship", "partner cit")) and _tells_sisters_apart(analysis, hit):
        return "friendly_cooperation"
    return kind


def _tells_sisters_apart(analysis: Analysis, hit: Hit) -> bool:
    """Whether the same paragraph has sister cities, too, of which its friendship or partner cities then are none."""
    sentence = analysis.document.sentence_at(hit.start)
    paragraph = [other for other in analysis.document.sentences if other.paragraph == sentence.paragraph]
    return _SISTERS.search(analysis.text, paragraph[0].start, paragraph[-1].end) is not None


def _is_about_cooperation(lower: str) -> bool:
    """Whether an article tells of cooperation in pairs and nowhere of help."""
    is_named = any(word in lower for word in _COOPERATIONS) or _REVIVAL.search(lower) is not None
    return is_named and not any(word in lower for word in _HELP)
