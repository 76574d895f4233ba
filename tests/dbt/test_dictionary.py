"""The data dictionary in the docs is that of the models as they are."""

from __future__ import annotations

import re

from orchestration.loading.schema import TABLES
from orchestration.publishing import diagram
from orchestration.publishing.diagram import DIAGRAM
from orchestration.publishing.dictionary import DICTIONARY, render


def test_it_is_not_stale() -> None:
    """When this fails: `python -m orchestration.publishing.dictionary`."""
    assert DICTIONARY.read_text(encoding="utf-8") == render()


def test_it_has_every_table_and_leads_on() -> None:
    page = render()
    sections = set(re.findall(r"^### (\w+)$", page, re.MULTILINE))
    assert sections >= set(TABLES) | {"fct_agreements", "dim_cities", "bridge_event_cities", "rpt_city_pairs"}
    assert "The organization; NULL: no organization. See [dim_organizations](#dim_organizations)." in page
    assert "One of `signed`, `planned`, `expired`, `suspended`, `cancelled`." in page


def test_the_diagram_is_not_stale() -> None:
    """When this fails: `python -m orchestration.publishing.diagram`."""
    assert DIAGRAM.read_text(encoding="utf-8") == diagram.render()


def test_the_diagram_has_every_table_and_tested_key() -> None:
    page = diagram.render()
    assert set(re.findall(r"^    (\w+) \{$", page, re.MULTILINE)) >= {
        "fct_agreements",
        "bridge_event_cities",
        "dim_dates",
    }
    assert 'fct_agreements }o--|| dim_articles : "article_key"' in page
