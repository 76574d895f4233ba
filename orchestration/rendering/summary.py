"""A fact in one line, for people."""

from __future__ import annotations

from typing import Any

from orchestration.parsing.facts import FactClass

_QUALIFIERS = {"about": "about ", "more_than": "more than ", "nearly": "nearly ", "up_to": "up to "}


def summary(name: FactClass, fact: dict[str, Any]) -> str:
    """What a fact says, from its JSON shape.

    >>> summary("stated_counts", {"what": "projects", "count": 30, "qualifier": "nearly"})
    'nearly 30 projects'
    """
    return " ".join(part for part in _parts(name, fact) if part)


def _parts(name: FactClass, fact: dict[str, Any]) -> list[str]:
    match name:
        case "cities":
            return [fact["name"], _bracketed(fact["level"], fact["admin1"], fact["country"])]
        case "organizations":
            return [fact["name"], _bracketed(fact["type"])]
        case "persons":
            return [", ".join([fact["name"], *fact["titles"]]), _bracketed(fact["affiliation"])]
        case "events":
            return [fact["type"], fact["date"] or "", _after("in", fact["city"]), _after("·", _joined(fact["cities"]))]
        case "agreements":
            return [
                f"{fact['count']} ×" if fact["count"] > 1 else "",
                _words(fact["kind"] or "agreement"),
                f"«{fact['title']}»" if fact["title"] else "",
                fact["status"],
                fact["date"] or "",
                _after("·", _joined(fact["parties"])),
            ]
        case "stated_counts":
            return [f"{_QUALIFIERS.get(fact['qualifier'], '')}{fact['count']}", fact["what"]]
        case "investments":
            return [
                f"{_QUALIFIERS.get(fact['qualifier'], '')}{_amount(fact['amount'])}",
                _after("to", fact["amount_high"] and _amount(fact["amount_high"])),
                fact["currency"] or "(currency unknown)",
                _bracketed(fact["type"], fact["status"], fact["scope"], fact["period"]),
                _after("by", _joined(fact["investors"])),
                _after("for", _joined(fact["recipients"])),
                _after("in", fact["project"]),
            ]
        case "projects":
            return [fact["name"], _bracketed(fact["status"], fact["year"], fact["city"])]
        case "partnerships":
            return [
                _joined(fact["cities"]),
                _bracketed(_words(fact["kind"])),
                _after("since", fact["since"]),
                _after("for", fact["duration_years"] and f"{fact['duration_years']} years"),
            ]


def _bracketed(*values: object) -> str:
    given = [str(value) for value in values if value is not None]
    return f"({', '.join(given)})" if given else ""


def _after(word: str, value: str | None) -> str:
    return f"{word} {value}" if value else ""


def _joined(names: list[str] | None) -> str:
    return " – ".join(names or [])


def _words(code: str) -> str:
    return code.replace("_", " ")


def _amount(amount: float) -> str:
    return f"{amount:,.2f}".removesuffix(".00")
