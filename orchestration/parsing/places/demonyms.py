"""Adjectives of countries (`Kenyan`) and words of one country alone (`Lok Sabha`): no places, but a hint which it is."""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.document import Document
from orchestration.parsing.openings import Openings

_COUNTRIES = {entry.term: str(entry["country"]) for entry in lexicons.load("places_demonyms")}
# The boundary before the word is asked for behind its capital: so `re` skips from capital to capital.
_ADJECTIVE = re.compile(
    r"[A-Z](?<!\w.)(?:(?:(?<=S)outh|(?<=N)orth|(?<=C)osta|(?<=S)ri) [A-Z])?"
    r"[a-z]+(?:an|ish|ese|ic|ch|i|ek|se|ss|en|ot|ne|no|eg|ab|ai|al|ak|yz|ao|at|ch)s?\b"
)
_WORDS = {entry.term: str(entry["country"]) for entry in lexicons.load("places_country_words")}
_WORD = re.compile(
    rf"(?<![\w'-])(?:{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})(?![\w'-])", re.IGNORECASE
)
_WORD_OPENINGS = Openings(_WORDS)
# One adjective is a hint, more are no more than a country's own name.
_WORTH = 0.5


def demonyms_in(document: Document) -> dict[str, float]:
    """Countries whose adjectives and own words the text uses, each with the weight of its hint.

    >>> from orchestration.parsing.document import Article
    >>> demonyms_in(Document(Article(text="A Kenyan town and three Kenyan farms")))
    {'KE': 1.0}
    >>> demonyms_in(Document(Article(text="The barangay thanked the mayor.")))
    {'PH': 0.5}
    """
    found: dict[str, float] = {}
    for match in _ADJECTIVE.finditer(document.text):
        word = match[0].lower()
        country = _COUNTRIES.get(word) or _COUNTRIES.get(word.removesuffix("s"))
        if country is not None:
            found[country] = min(1.0, found.get(country, 0.0) + _WORTH)
    for match in _WORD_OPENINGS.matches(_WORD, document.text, document.lower):
        country = _WORDS[match[0].lower()]
        found[country] = min(1.0, found.get(country, 0.0) + _WORTH)
    return found
