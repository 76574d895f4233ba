"""The language of a text, found where nobody gives it. Only English is parsed; what is in another language is kept."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# Enough to tell; a whole report would take a hundred times as long and not tell better.
_SAMPLE_CHARACTERS = 1500

# Below this the answer is a guess: a title with two names is in any language.
_ENOUGH_LETTERS = 60
# English articles of ours get 0.99 and more. In doubt an article is parsed: finding nothing costs less than not looking.
_SURE = 0.8

# In English one word in seven is among these, in no other language one in a hundred. The model takes a second to load, and
# most installations never need it.
_ENGLISH = re.compile(r"\b(?:the|of|and)\b", re.IGNORECASE)
_ENGLISH_SHARE = 0.08
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")


def found(text: str) -> str | None:
    """The ISO 639 code; None where the text is too short or too mixed to tell."""
    sample = text[:_SAMPLE_CHARACTERS]
    if len(_LETTER.findall(sample)) < _ENOUGH_LETTERS:
        return None
    if len(_ENGLISH.findall(sample)) > _ENGLISH_SHARE * len(_WORD.findall(sample)):
        return "en"
    code, share = _identifier().classify(sample)
    return str(code) if share >= _SURE else None


def is_parsed(language: str | None) -> bool:
    """Whether the parser reads articles of this language. What is not known may be English."""
    return language is None or language.lower().startswith("en")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
