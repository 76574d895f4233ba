"""Since when two cities are partners where another sentence of the article tells it: `The agreement was first signed in 1997`.

Such a sentence says of the tie itself that it began, and names nobody else whose tie it could be.
"""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Date

_TIE = (
    r"(?:(?:sister|twin|friendship|partner)[- ](?:city|cities|town|towns)|sisters?|twins?|twinn(?:ed|ing)|pair(?:ed|ing)"
    r"|partners?|partnership|relationship|relations|ties?|link|bond|friendship|pact|agreement"
    r"|(?:counterpart|pairing) (?:cooperation|assistance))"
)
_FOUNDS = (
    r"(?:formation|establish(?:ed|ment)|form(?:ed|al)|found(?:ed|ing)|sign(?:ed|ing)|conclu(?:ded|sion)|declared|determined"
    r"|decided|launched|initiated|began|begun|started|sealed|set up|created|came about|dates? (?:back )?(?:to|from)"
    r"|goes back to|agreed|became|become)"
)
# `the formation of the sister city tie in | 1994`, `The agreement was first signed in | 1997`, `Originally twinned in | 1981`
_FOUNDED_IN = re.compile(
    rf"(?:\b{_FOUNDS} [^.;]{{0,60}}?\b{_TIE}\b|\b{_TIE} [^.;]{{0,40}}?\b{_FOUNDS}|\b(?:twinned|paired)\b)"
    r"[^.;]{0,40}? (?:in|on|since|from|to|of)(?: the)?(?: early| late)? $",
    re.IGNORECASE,
)
# `have been sisters since | 2013`, `has had a twinning pact since | May 2016`
_SINCE = re.compile(rf"\b(?:has|have)\b [^.;]{{0,60}}?\b{_TIE}\b[^.;]{{0,60}}? since $", re.IGNORECASE)
# What was signed again, is to be signed or was ended began at another time.
_AGAIN = re.compile(
    r"\b(?:re-?sign\w*|renew\w*|reactivat\w*|again|reaffirm\w*|extend\w*|will|(?<!first )to be|would|end(?:ed|s)|terminat\w*"
    r"|suspend\w*|plan|programme|anniversary|not|never)\b",
    re.IGNORECASE,
)
_REACH = 160


def told_elsewhere(analysis: Analysis, pair: tuple[Party, Party], *, is_main: bool) -> Date | None:
    """The date at which a sentence of the article says that the tie of ``pair`` began.

    ``is_main``: it is the tie that the article tells first, so that a sentence need not name the two.
    """
    names = {city.name for city in pair}
    others = names - {analysis.home.name} if analysis.home else names
    for date in analysis.dates:
        if date.precision in ("range", "decade", "century") or not date.edtf[:4].isdigit():
            continue
        sentence = analysis.document.sentence_at(date.start)
        near = (max(sentence.start, date.start - _REACH), date.start)
        if not (_FOUNDED_IN.search(analysis.text, *near) or _SINCE.search(analysis.text, *near)):
            continue
        named = {place.name for place in within(analysis.places, sentence.start, sentence.end) if place.kind == "city"}
        if _AGAIN.search(analysis.text, *near) or not named <= names:
            continue
        if named == names or (named & others and len(others) == 1) or is_main:
            return date
    return None
