"""Bodies by their names in French, Spanish, Catalan, Portuguese or Italian: `Union des municipalités du Québec`.

Such a name opens with its type word, and its other words may be small, so that it is no run of capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import Organization

_HEAD = "|".join(sorted((term.capitalize() for term in lexicons.terms("romance_heads")), key=len, reverse=True))
# `de`, `du`, `della`, `d'`, with the article; and the words that join two nouns of a name
_OF = r"(?:d'|(?:de(?: la| las| los)?|des|del(?:la|le)?|du|da|das|do|dos|di|dei|degli) (?:l')?)"
_LINK = rf"(?:{_OF}|(?:pour|para|per|et|e|y|i|en) (?:{_OF}|l')?)"
_SMALL = r"[a-zà-öø-ÿ][\w-]+"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'-]+"
_NAME = re.compile(
    rf"\b({_HEAD}) "
    # `métropolitaine`, `Federal`
    rf"(?:[^\W\d_][\w-]+ ){{0,2}}?(?={_OF})"
    rf"(?:{_LINK}(?:{_SMALL} ){{1,3}}){{0,3}}"
    rf"(?:{_LINK}{_CAPITAL}(?: {_CAPITAL}){{0,3}}(?: {_OF}{_CAPITAL})?|(?:de |des |d'|di ){_SMALL}(?= ?[,.;()]))"
)
# Cheap: articles with no such link hold no such name.
_MAY_STAND = re.compile(r" (?:des?|del|du|da|dos?|di|della) |d'[a-z]")


def find(analysis: Analysis) -> Iterator[Organization]:
    """The bodies with such names, in order."""
    if _MAY_STAND.search(analysis.text) is None:
        return
    for match in _NAME.finditer(analysis.text):
        inside = within(analysis.places, match.start(), match.end())
        yield Organization(
            start=match.start(),
            end=match.end(),
            text=match[0],
            name=match[0],
            type=lexicons.by_term("romance_heads")[match[1].lower()]["type"],
            rule="organization_by_type_word",
            home=inside[0] if inside else None,
        )
