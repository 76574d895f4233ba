"""What the warehouse says of the two original articles, asked in SQL as its users would."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest

LIUPANSHUI = "Dalian and Liupanshui Hold Industry Cooperation Fair"
CHAOYANG = "Tan Chengxu Led the Party and Government Delegation of Dalian to Chaoyang City to Study and Research"


def ask(warehouse: duckdb.DuckDBPyConnection, query: str, *parameters: object) -> list[tuple[object, ...]]:
    return warehouse.execute(query, parameters).fetchall()


def test_an_umbrella_is_never_summed(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Two billion are said of thirty projects together; the 3.6 billion of one project are what counts."""
    assert ask(
        warehouse,
        """
        SELECT amount, currency_code, amount_qualifier, amount_cny, is_umbrella, recommended_for_aggregates
        FROM fct_investments JOIN dim_articles USING (article_key) WHERE title = ? ORDER BY amount
        """,
        LIUPANSHUI,
    ) == [
        (Decimal(2_000_000_000), "CNY", "more_than", Decimal(2_000_000_000), True, False),
        (Decimal(3_600_000_000), "CNY", "exact", Decimal(3_600_000_000), False, True),
    ]


def test_projects_that_were_signed_are_held_against_agreements(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert ask(
        warehouse,
        """
        SELECT stated_count, found_count, difference, is_reconciled
        FROM fct_stated_counts JOIN dim_articles USING (article_key)
        WHERE title = ? AND what = 'projects' AND qualifier = 'exact'
        """,
        LIUPANSHUI,
    ) == [(4, 4, 0, True)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            CHAOYANG,
            [
                ("cooperation_agreement", "Dalian Sanhuan Group + Chaoyang Farm Group"),
                ("cooperation_agreement", "Dalian Sanhuan Group + Han Wei Group"),
                ("cooperation_agreement", "Dalian Sanhuan Group + Kazuo County Government"),
            ],
        ),
    ],
)
def test_agreements_have_their_parties(
    warehouse: duckdb.DuckDBPyConnection, title: str, expected: list[tuple[str, str]]
) -> None:
    assert (
        ask(
            warehouse,
            """
            SELECT agreement_kind, string_agg(party_name, ' + ' ORDER BY party_number) AS parties
            FROM fct_agreements JOIN dim_articles a USING (article_key)
            JOIN bridge_agreement_parties USING (agreement_key)
            WHERE a.title = ? AND agreement_status = 'signed' AND recommended_for_aggregates
            GROUP BY agreement_key, agreement_kind ORDER BY parties
            """,
            title,
        )
        == expected
    )


def test_four_agreements_of_liupanshui_are_found(warehouse: duckdb.DuckDBPyConnection) -> None:
    """One of them, that of the two Red Cross societies, names its parties; signed is CAMEO 057."""
    query = """
        SELECT sum(agreement_count), any_value(cameo_code) FROM fct_agreements
        JOIN dim_articles a USING (article_key) WHERE a.title = ? AND recommended_for_aggregates
    """
    assert ask(warehouse, query, LIUPANSHUI) == [(4, "057")]
    assert ask(
        warehouse,
        """
        SELECT count(*) FROM fct_agreements JOIN dim_articles a USING (article_key)
        WHERE a.title = ? AND list_has_all(
            (SELECT list(party_name) FROM bridge_agreement_parties p WHERE p.agreement_key = fct_agreements.agreement_key),
            ['Dalian Red Cross Society', 'Liupanshui Red Cross Society']
        ) AND agreement_kind = 'friendship_agreement'
        """,
        LIUPANSHUI,
    ) == [(1,)]


@pytest.mark.parametrize(
    ("title", "partner", "since", "duration"),
    [(LIUPANSHUI, "Liupanshui", "1996", None), (CHAOYANG, "Chaoyang", None, 18)],
)
def test_partnerships_say_since_when_or_how_long(
    warehouse: duckdb.DuckDBPyConnection, title: str, partner: str, since: str | None, duration: int | None
) -> None:
    assert ask(
        warehouse,
        """
        SELECT partnership_kind, since_edtf, duration_years, list_sort([one.name, other.name])
        FROM fct_partnerships JOIN dim_articles a USING (article_key)
        JOIN dim_cities one ON one.city_key = city_a_key JOIN dim_cities other ON other.city_key = city_b_key
        WHERE a.title = ?
        """,
        title,
    ) == [("counterpart_assistance", since, duration, sorted(["Dalian", partner]))]


def test_chaoyang_is_the_one_in_liaoning(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Not Beijing's district of that name."""
    assert ask(
        warehouse,
        """
        SELECT name, admin1, gb2260_code, level, is_in_gazetteer
        FROM bridge_article_cities JOIN dim_cities USING (city_key) JOIN dim_articles a USING (article_key)
        WHERE a.title = ? AND name = 'Chaoyang'
        """,
        CHAOYANG,
    ) == [("Chaoyang", "Liaoning", "211300", "prefecture", True)]


def test_a_visit_has_a_visitor_and_a_host(warehouse: duckdb.DuckDBPyConnection) -> None:
    """The day is known, the year is not: no bounds, no guess."""
    assert ask(
        warehouse,
        """
        SELECT event_edtf, event_from_on, cameo_code, plover_mode, city_role, c.name
        FROM fct_events JOIN dim_articles a USING (article_key)
        JOIN bridge_event_cities b USING (event_key) JOIN dim_cities c ON b.city_key = c.city_key
        WHERE a.title = ? AND event_type = 'visit' ORDER BY city_role
        """,
        CHAOYANG,
    ) == [
        ("XXXX-10-24/XXXX-10-25", None, "042", "visit", "host", "Chaoyang"),
        ("XXXX-10-24/XXXX-10-25", None, "042", "visit", "visitor", "Dalian"),
    ]
