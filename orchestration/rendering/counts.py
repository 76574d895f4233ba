"""Numbers with the name of what they count."""

from __future__ import annotations


def counted(number: int, what: str) -> str:
    """
    >>> counted(1, "table"), counted(2_000, "row"), counted(2, "address")
    ('1 table', '2,000 rows', '2 addresses')
    """
    ending = "" if number == 1 else "es" if what.endswith("s") else "s"
    return f"{number:,} {what}{ending}"
