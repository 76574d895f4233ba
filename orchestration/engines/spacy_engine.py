"""The baseline: spaCy's named entities with this project's gazetteer and a plain reader of money, nothing else.

Any installed English pipeline will do; ``COOP_SPACY_MODEL`` names it (a package, or the path of a folder).
"""

from __future__ import annotations

import os
import re
from typing import Any

import spacy  # the extra `spacy`

from orchestration.engines import EngineError, Lists
from orchestration.parsing import places
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.document import Article, Document
from orchestration.parsing.facts import CLASSES

DEFAULT_MODEL = "en_core_web_sm"
_MONEY = re.compile(
    r"([\d,]+(?:\.\d+)?)\s*(thousand|million|billion|trillion)?\s*(yuan|RMB|euros?|dollars?|USD|EUR)", re.I
)
_SCALE = {None: 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_CURRENCY = {"yuan": "CNY", "rmb": "CNY", "euro": "EUR", "euros": "EUR", "eur": "EUR"}


class SpacyEngine:
    """PERSON and ORG as they come; GPE and LOC where the gazetteer knows a city of that name; MONEY by one pattern."""

    def __init__(self, model: str) -> None:
        try:
            self._nlp = spacy.load(model, disable=["parser", "tagger", "lemmatizer", "attribute_ruler"])
        except OSError as error:
            raise EngineError(f"spaCy has no pipeline {model!r}: install one, or set COOP_SPACY_MODEL") from error

    def read(self, article: Article) -> Lists:
        lists: Lists = {name: [] for name in CLASSES}
        cities = {
            mention.text: mention for mention in places.find(Analysis(Document(article))) if mention.kind == "city"
        }
        seen: set[tuple[str, str]] = set()
        for entity in self._nlp(article.text).ents:
            if (entity.label_, entity.text) in seen:
                continue
            seen.add((entity.label_, entity.text))
            evidence = {"text": entity.text, "start": entity.start_char, "end": entity.end_char}
            stamp = {"evidence": evidence, "rule": f"spacy.{entity.label_}", "confidence": None}
            if entity.label_ == "PERSON":
                lists["persons"].append({"name": entity.text, "titles": [], "affiliation": None, **stamp})
            elif entity.label_ == "ORG":
                lists["organizations"].append({"name": entity.text, "type": None, **stamp})
            elif entity.label_ in ("GPE", "LOC") and (place := cities.get(entity.text)):
                fields = {name: getattr(place, name) for name in ("name", "country", "admin1", "level", "geonames_id")}
                lists["cities"].append({**fields, **stamp})
            elif entity.label_ == "MONEY" and (money := _money(entity.text)):
                lists["investments"].append({**money, **stamp})
        return lists


def _money(text: str) -> dict[str, Any] | None:
    match = _MONEY.search(text)
    if match is None:
        return None
    amount = float(match[1].replace(",", "")) * _SCALE[match[2].lower() if match[2] else None]
    return {"amount": amount, "currency": _CURRENCY.get(match[3].lower(), "USD")}


def create() -> SpacyEngine:
    return SpacyEngine(os.environ.get("COOP_SPACY_MODEL", DEFAULT_MODEL))
