"""Numbers with the name of what they count."""

from __future__ import annotations


def counted(number: int, what: str) -> str:
    """
    >>> counted(1, "table"), counted(2_000, "row"), counted(2, "address"), counted(0, "city")
    ('1 table', '2,000 rows', '2 addresses', '0 cities')
    """
    if number == 1:
        return f"1 {what}"
    if what.endswith("y"):
        return f"{number:,} {what[:-1]}ies"
    return f"{number:,} {what}{'es' if what.endswith('s') else 's'}"
