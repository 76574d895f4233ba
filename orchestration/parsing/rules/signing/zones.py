"""Who follows `with`, `between`, `by` and `on behalf of` around a signing verb.

Each phrase gives one list of parties. It ends where the sentence turns to something else: to the topic (`on`), the place
(`in`), the purpose (`for`), a relative clause, the next verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import Party
from orchestration.parsing.parties import distinct, sides_in
from orchestration.parsing.rules.clause_sides import named_sides

# Where a list of sides ends: at another preposition, a relative clause, a verb, `C with D` of a gapped verb.
_CUT = re.compile(
    r"""
    [;:!?"]
    | \bin\ (?=†)
    | (?:,|,?\ and|,?\ while)\ (?:the\ )?§+(?=\ (?:one\ |another\ |a\ similar\ one\ |likewise\ |also\ )?with\ )
    | ,\ (?:[\w§¶'-]+\ ){1,6}?(?:said|says|announced|reported|stated|added|confirmed|wrote)\b
    | ,\ and\ (?:the\ )?§+(?:\ and\ (?:the\ )?§+)?\ (?:\w+ed|won|held|began|took|gave|went|made)\b    # a clause of its own
    | ,\ (?:calling|describing|hailing|marking|making|adding|bringing|becoming|citing|paving|opening|vowing|pledging|promising
        |aiming|seeking|hoping|saying|expanding|strengthening|raising)\b
    | ,\ (?:a|an|the|its|their)\ (?:\w+\ ){0,3}(?:document|text|deal|move|step|agreement|pact)\b
    | \b(?:
        on|for|to|under|at|during|by|worth|from|into|after|before|when|while|where|which|who|whose|that|because|so|until|since
        |through|via|covering|involving|following|including|witnessed|attended|respectively|then|with|between|among|aimed
        |will|has|have|had|is|are|was|were|signed|concluded|inked
        |and\ (?:said|will|is|are|one|between|with|a|an|two|three)
        |as\ (?!well)
        |in\ (?!§+(?:\ and|,\ and|,\ §))    # `in Linz and C`: the list goes on
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# `with a total investment of`, `among them` name no sides.
_PHRASE = re.compile(
    r"\b(?P<word>with|between|among|amongst|by)(?:,? (?:among others|among other \w+|inter alia),)? "
    r"(?!(?:them|these|which|those|others?)\b|(?:a |an )?(?:total|combined|investment|contract value|aim|view|the aim)\b)",
    re.IGNORECASE,
)
# `with a capacity of 800 megawatts`, `with the support of the bank`: what something has is no side.
_THING = re.compile(r"(?:an?|the|its|their) (?:[a-z-]+ ){0,3}?(?P<noun>[a-z-]+) of\b")
_ACTING_NOUNS = lexicons.terms("body_nouns") | lexicons.terms("people_who_act") | lexicons.terms("governed_nouns")
_OWN_SUBJECT = re.compile(r"(?:,|,? and|,? while) (?:the )?§+ (?:one |another |a similar one |likewise |also )?$")
# `a charter linking A and B`, `an agreement that twins A with B`: between the two.
_TYING = re.compile(
    r"\b(?:links|binds|joins|unites|connects|ties"
    r"|linking|binding|joining|uniting|connecting|tying|twinning|pairing|bringing together"
    r"|(?:that|which) (?:will )?(?:links?|binds?|joins?|unites?|connects?|ties|tie|twins?|pairs?|brings? together))"
    r" (?P<sides>(?:the )?§+(?:(?:,|,? and|,? with|,? to) (?:the )?(?:§+'s )?§+)+)"
)
_BEHALF = re.compile(
    r"\bon behalf of ([^,;]*)|\bfor (?:the )?(?:city of )?(§+)(?=[.,;]| by (?:[\w-]+ ){0,4}¶| and (?:by|for) |$)",
    re.IGNORECASE,
)
_IT = re.compile(r"(?:it|them|him|her)\b")


@dataclass(frozen=True, slots=True)
class SidePhrase:
    """`with A, B and C`: its word, where it stands and whom it names."""

    word: str
    start: int
    end: int
    parties: tuple[Party, ...]
    subjects: tuple[Party, ...] = ()
    """`, the latter with C`: who signs where the verb is said once for several."""


def side_phrases(analysis: Analysis, start: int, end: int) -> list[SidePhrase]:
    """The phrases of the stretch that name sides, in order; those that name nobody known are there without parties."""
    outline = analysis.outline
    phrases: list[SidePhrase] = []
    for match in _TYING.finditer(outline, start, end):
        tied = named_sides(analysis, *match.span("sides"))
        phrases.append(SidePhrase("between", match.start(), match.end(), tuple(tied)))
    for match in _PHRASE.finditer(outline, start, end):
        if any(tying.start <= match.start() < tying.end for tying in phrases if tying.word == "between"):
            continue
        thing = _THING.match(outline, match.end(), end) if match["word"].lower() == "with" else None
        if thing and thing["noun"] not in _ACTING_NOUNS:
            continue
        cut = _CUT.search(outline, match.end(), end)
        last = cut.start() if cut else end
        parties = named_sides(analysis, match.end(), last, with_unlisted=True)
        if not parties and _IT.match(outline, match.end()):
            parties = _it(analysis, match.start())
        own = _OWN_SUBJECT.search(outline, start, match.start())
        subjects = named_sides(analysis, own.start(), own.end()) if own else []
        phrases.append(SidePhrase(match["word"].lower(), match.start(), last, tuple(parties), tuple(subjects)))
    return sorted(phrases, key=lambda phrase: phrase.start)


def _it(analysis: Analysis, position: int) -> list[Party]:
    """Whom `it` means: the side named last before, unless it opens the sentence and so is the one that acts."""
    sentence = analysis.document.sentence_at(position)
    sides = sides_in(analysis, sentence.start, position)
    return list(sides[-1].parties) if len(sides) > 1 else []


def on_behalf_of(analysis: Analysis, start: int, end: int) -> list[Party]:
    """The sides for whom somebody signs: `on behalf of A`, `X, for A, and Y, for B,`."""
    represented: list[Party] = []
    for match in _BEHALF.finditer(analysis.outline, start, end):
        group = 1 if match[1] is not None else 2
        represented += named_sides(analysis, match.start(group), match.end(group))
    return distinct(represented)
