"""The text drawn so that patterns over clauses never look into names: every mention is a run of one sign.

`Dalian Sanhuan Group signed a contract with Han Wei Group on May 4` is drawn as
`§§§§§§§§§§§§§§§§§§§§ signed a contract with §§§§§§§§§§§§§ on †††††`: the `and` in a body's name joins nothing, the `May` of a
date permits nothing, the `of` in a title owns nothing. Lengths stay, so that offsets of the drawing are those of the text.
"""

from __future__ import annotations

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.mentions import Mention

SIDE = "§"
PERSON = "¶"
TITLE = "¤"
PROJECT = "‡"
DATE = "†"


def draw(analysis: Analysis) -> str:
    """The drawing of an article's text; of overlapping mentions the outermost is drawn, of equal ones the first of these."""
    layers: tuple[tuple[str, list[Mention]], ...] = (
        (TITLE, [*analysis.titles]),
        (SIDE, [*analysis.organizations, *analysis.references]),
        (PROJECT, [*analysis.projects]),
        (PERSON, [*analysis.persons]),
        (SIDE, [place for place in analysis.places if place.inside is None]),
        (DATE, [*analysis.dates]),
    )
    marks = sorted(
        (mention.start, -mention.end, order, sign)
        for order, (sign, mentions) in enumerate(layers)
        for mention in mentions
    )
    text = analysis.text
    parts: list[str] = []
    reached = 0
    for start, negative_end, _, sign in marks:
        if start >= reached:
            parts += [text[reached:start], sign * (-negative_end - start)]
            reached = -negative_end
    parts.append(text[reached:])
    return "".join(parts)
