"""Which fields of which facts an analyst may overrule, and what each may hold.

Names and types are those of the raw tables; the dbt macro ``correctable_fields`` has the same list for its models.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import get_args

from orchestration.loading.schema import TABLES
from orchestration.loading.table import MONEY, Column
from orchestration.parsing import facts
from orchestration.parsing.edtf import bounds
from orchestration.parsing.facts import FactClass
from orchestration.parsing.mentions import Qualifier
from orchestration.settings import PROJECT

REFUSED = "is_refused"
"""The field of every fact that says that there is no such fact."""

FIELDS: dict[FactClass, tuple[str, ...]] = {
    "agreements": ("title", "agreement_kind", "agreement_status", "agreement_count", "signed_edtf"),
    "investments": (
        "amount",
        "amount_high",
        "currency_code",
        "amount_qualifier",
        "scope",
        "investment_status",
        "investment_type",
        "project_count",
        "period_edtf",
    ),
    "events": ("event_type", "event_edtf"),
    "partnerships": ("partnership_kind", "since_edtf", "duration_years"),
    "projects": ("status", "status_year"),
    "stated_counts": ("what", "stated_count"),
    "cities": (),
    "organizations": (),
    "persons": (),
}
# What no article says of a thing while it is news, but an analyst may know.
_CALLED_OFF = ("suspended", "cancelled")
_VOCABULARIES: dict[str, tuple[str, ...]] = {
    "agreement_kind": get_args(facts.AgreementKind),
    "agreement_status": (*get_args(facts.AgreementStatus), *_CALLED_OFF),
    "amount_qualifier": get_args(Qualifier),
    "scope": get_args(facts.InvestmentScope),
    "investment_status": (*get_args(facts.MoneyStatus), *_CALLED_OFF),
    "investment_type": get_args(facts.InvestmentType),
    "event_type": get_args(facts.EventType),
    "partnership_kind": get_args(facts.PartnershipKind),
    "status": (*get_args(facts.MoneyStatus), *_CALLED_OFF),
    "what": get_args(facts.StatedCountOf),
}
_LARGEST = {"Int32": 2**31 - 1, "Int64": 2**63 - 1}


class UnknownFieldError(ValueError):
    """No fact has such a field, or it is none that can be corrected."""


def canonical(field: str, value: str) -> str | None:
    """A value in the form that its column has as text; None for nothing. Raises UnknownFieldError, ValueError.

    >>> canonical("amount", "3.6e9"), canonical("agreement_count", " 27"), canonical("title", "")
    ('3600000000.00', '27', None)
    """
    value = value.strip()
    if field == REFUSED:
        if value.casefold() not in ("true", "false"):
            raise ValueError(f"{field} is true or false, not {value!r}")
        return value.casefold()
    column = _columns().get(field)
    if column is None:
        raise UnknownFieldError(f"{field!r} is no field that can be corrected")
    if not value:
        if not column.nullable:
            raise ValueError(f"{field} cannot be empty")
        return None
    return _typed(column, value)


def _typed(column: Column, value: str) -> str:
    if column.name.endswith("_edtf"):
        if bounds(value) is None:
            raise ValueError(
                f"{column.name} is a date in EDTF such as 2019, 2019-05 or 2019-05-01/2019-05-03, not {value!r}"
            )
    elif column.type == MONEY:
        return _money(column.name, value)
    elif str(column.type) in _LARGEST:
        if not value.isascii() or not value.isdecimal() or int(value) > _LARGEST[str(column.type)]:
            raise ValueError(f"{column.name} is a whole number, not {value!r}")
        return str(int(value))
    elif column.name == "currency_code" and value not in _currencies():
        raise ValueError(f"{value!r} is no code of ISO 4217 such as CNY")
    elif (allowed := _VOCABULARIES.get(column.name)) and value not in allowed:
        raise ValueError(f"{column.name} is one of {', '.join(allowed)}, not {value!r}")
    return value


def _money(field: str, value: str) -> str:
    try:
        amount = Decimal(value)
        if not (amount.is_finite() and 0 <= amount < 10**22):
            raise InvalidOperation
    except InvalidOperation:
        raise ValueError(f"{field} is an amount such as 3600000000 or 50.5, not {value!r}") from None
    return f"{amount:.2f}"


@cache
def _columns() -> dict[str, Column]:
    return {column.name: column for column in _correctable()}


def _correctable() -> Iterator[Column]:
    for name, fields in FIELDS.items():
        yield from (column for column in TABLES[name].columns if column.name in fields)


@cache
def _currencies() -> frozenset[str]:
    with (PROJECT / "seeds" / "reference" / "currencies.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["currency_code"] for row in csv.DictReader(file))
