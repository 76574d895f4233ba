"""Days, months, years, ranges and relative dates as EDTF; lengths of time."""

from __future__ import annotations

from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Date, Duration


def find(document: Document) -> tuple[list[Date], list[Duration]]:
    """The dates and the durations in the text, each in order."""
    return [], []
