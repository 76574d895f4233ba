"""Amounts of money: value, scale, currency, qualifier, range, bracketed equivalent."""

from __future__ import annotations

from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Money


def find(document: Document) -> list[Money]:
    """The amounts of money in the text, in order."""
    return []
