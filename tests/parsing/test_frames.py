"""Articles in a frame become the frames of the raw tables."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.loading.schema import PARSE_TABLES, TABLES
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.document import Article, Document
from orchestration.parsing.facts import (
    AgreementFact,
    AnyFact,
    CityFact,
    EventFact,
    InvestmentFact,
    OrganizationFact,
    PartnershipFact,
    Party,
    PersonFact,
    ProjectFact,
    Span,
    StatedCountFact,
)
from orchestration.parsing.frames import frames, parse_frame
from orchestration.parsing.mentions import Date, Money, Place, PlaceCandidate
from orchestration.parsing.parser import ParsedArticle
from orchestration.parsing.version import parser_version

TEXT = "Dalian signs with Chaoyang\n\nMemberof the delegation said 2 billion yuan will go to Chaoyang in 2019."
DALIAN = Place(start=0, end=6, text="Dalian", name="Dalian", kind="city", country="CN", place_id="gb:210200")
CHAOYANG = Place(
    start=18,
    end=26,
    text="Chaoyang",
    name="Chaoyang",
    kind="city",
    country="CN",
    admin1="Liaoning",
    place_id="gb:211300",
    score=0.9,
    candidates=(PlaceCandidate(place_id="gb:110105", name="Chaoyang District", score=0.1),),
)
GROUP = Party("Dalian Sanhuan Group", "organization", DALIAN)
A, B = Party("Dalian", "city", DALIAN), Party("Chaoyang", "city", CHAOYANG)
SPAN = Span(0, 26)


def parsed(*facts: AnyFact, article_key: str = "a", revision: int = 1) -> ParsedArticle:
    """An article in which just these facts were found, and a few mentions."""
    article = Article(text=TEXT, article_key=article_key, revision=revision)
    analysis = Analysis(Document(article), places=[DALIAN, CHAOYANG])
    start = analysis.text.index("2 billion yuan")
    analysis.money = [Money(start=start, end=start + 14, text="2 billion yuan", amount=2_000_000_000, currency="CNY")]
    start = analysis.text.index("2019")
    analysis.dates = [
        Date(start=start, end=start + 4, text="2019", edtf="2019", from_on=None, to_on=None, precision="year")
    ]
    return ParsedArticle(article, analysis, list(facts))


def event(kind: str, city: Party | None, *cities: Party) -> EventFact:
    return EventFact(evidence=SPAN, rule="r", type=kind, date=None, city=city, cities=cities)  # type: ignore[arg-type]


def one_of_each() -> tuple[AnyFact, ...]:
    return (
        CityFact(evidence=SPAN, rule="r", place=CHAOYANG),
        OrganizationFact(evidence=SPAN, rule="r", name="Dalian Sanhuan Group", type="company", home=DALIAN),
        PersonFact(evidence=SPAN, rule="r", name="Tan Chengxu", titles=("secretary", "mayor"), affiliation="Dalian"),
        event("visit", B, A, B),
        AgreementFact(evidence=SPAN, rule="r", kind="cooperation_agreement", parties=(GROUP, B), date="2019"),
        StatedCountFact(evidence=SPAN, rule="r", what="projects", count=4),
        InvestmentFact(evidence=SPAN, rule="r", amount=18.19e6, currency="CNY", investors=(A,), recipients=(B,)),
        ProjectFact(evidence=SPAN, rule="r", name="Wanda Plaza", city=B, status="completion", year=2017),
        PartnershipFact(evidence=SPAN, rule="r", cities=(A, B), kind="counterpart_assistance", since="1996"),
    )


def column(made: dict[str, pl.DataFrame], table: str, *names: str) -> list[tuple[object, ...]]:
    return made[table].select(names).rows()


def test_every_table_of_a_parse_has_its_declared_frame() -> None:
    """Whatever was found, and where nothing was: the writer's own check is the judge."""
    for made in (frames([]), frames([parsed()]), frames([parsed(*one_of_each())])):
        assert set(made) == {table.name for table in PARSE_TABLES}
        for name, frame in made.items():
            TABLES[name].check(frame)


def test_a_parse_says_what_it_found() -> None:
    made = frames([parsed(*one_of_each(), revision=2)])
    assert column(made, "parses", "article_key", "revision", "parser_version", "mention_count", "fact_count") == [
        ("a", 2, parser_version(), 4, 9)
    ]


def test_evidence_is_of_the_article_as_it_was_read() -> None:
    """The parser mends `Memberof`, which moves everything behind it by one; rows say where it stands in the original."""
    made = frames([parsed(*one_of_each())])
    for start, end, text in column(made, "mentions", "start", "end", "text"):
        assert TEXT[start:end] == text  # type: ignore[misc]
    assert column(made, "mentions", "text", "value")[0] == ("2 billion yuan", "2000000000 CNY")
    assert column(made, "cities", "evidence_start", "evidence_end", "evidence_text") == [(0, 26, TEXT[:26])]


def test_a_place_keeps_its_rivals() -> None:
    made = frames([parsed()])
    assert column(made, "places", "place_key", "place_id", "name") == [
        ("gb:210200", "gb:210200", "Dalian"),
        ("gb:211300", "gb:211300", "Chaoyang"),
    ]
    score, candidates = made["mentions"].filter(text="Chaoyang").select("score", "candidates").row(0)
    assert score == 0.9
    assert "gb:110105" in candidates


def test_keys_do_not_depend_on_how_a_fact_was_read() -> None:
    """Another rule, span or order leaves the key; another article or content does not."""
    first = InvestmentFact(evidence=SPAN, rule="one", amount=36, currency="CNY")
    second = InvestmentFact(evidence=Span(30, 40), rule="two", confidence=0.5, amount=36, currency="CNY")

    def keys(*articles: ParsedArticle) -> list[object]:
        return [key for (key,) in column(frames(articles), "investments", "fact_key")]

    assert (
        keys(parsed(first))
        == keys(parsed(second))
        == keys(parsed(CityFact(evidence=SPAN, rule="r", place=DALIAN), first))
    )
    assert keys(parsed(first)) != keys(parsed(first, article_key="b"))
    assert len(set(keys(parsed(first, second)))) == 2


def test_copies_of_an_article_share_the_content_of_their_facts() -> None:
    made = frames([parsed(*one_of_each()), parsed(*one_of_each(), article_key="b")])
    for table in ("agreements", "investments", "events"):
        assert made[table]["content_key"].n_unique() == 1
        assert made[table]["fact_key"].n_unique() == 2


@pytest.mark.parametrize(
    ("fact", "roles"),
    [
        # The visitor is named first; the host is where it took place.
        (event("visit", B, A, B), {"location": ["Chaoyang"], "visitor": ["Dalian"], "host": ["Chaoyang"]}),
        # Nothing says where: all but the first are visited.
        (event("visit", None, A, B), {"visitor": ["Dalian"], "host": ["Chaoyang"]}),
        # A third city only lends its hall.
        (
            event("fair", Party("Guiyang", "city"), A, B),
            {"location": ["Guiyang"], "participant": ["Dalian", "Chaoyang"]},
        ),
        (event("meeting", A, A, B), {"location": ["Dalian"], "host": ["Dalian"], "participant": ["Chaoyang"]}),
    ],
)
def test_cities_have_roles_in_an_event(fact: EventFact, roles: dict[str, list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for role, name in (
        frames([parsed(fact)])["fact_parties"].sort("role", "position").select("role", "name").iter_rows()
    ):
        found.setdefault(role, []).append(name)
    assert {role: sorted(names) for role, names in found.items()} == {r: sorted(n) for r, n in roles.items()}


def test_an_organization_brings_its_home_and_an_unresolved_city_its_name() -> None:
    made = frames([parsed(AgreementFact(evidence=SPAN, rule="r", kind=None, parties=(GROUP, Party("Kazuo", "city"))))])
    assert column(made, "fact_parties", "party_kind", "name", "place_key") == [
        ("organization", "Dalian Sanhuan Group", "gb:210200"),
        ("city", "Kazuo", "::kazuo"),
    ]
    assert ("::kazuo", None, "Kazuo") in column(made, "places", "place_key", "place_id", "name")


def test_dates_come_with_their_bounds_and_source() -> None:
    """2019 is said in the text; no mention gives 1996, so a rule worked it out; `soon` is no date."""
    agreements = [
        AgreementFact(evidence=SPAN, rule="r", kind=None, parties=(A,), date=date) for date in ("2019", "1996", "soon")
    ]
    made = frames([parsed(*agreements)])
    assert column(made, "agreements", "signed_edtf", "signed_from_on", "signed_precision", "signed_anchor") == [
        ("2019", dt.date(2019, 1, 1), "year", "stated"),
        ("1996", dt.date(1996, 1, 1), "year", "inferred"),
        (None, None, None, None),
    ]


@pytest.mark.parametrize(
    ("amount", "kept"), [(18.19e6, "18190000.00"), (0.1 + 0.2, "0.30"), (10**21, f"{10**21}.00"), (10**30, None)]
)
def test_amounts_are_exact_to_the_cent(amount: float, kept: str | None) -> None:
    made = frames([parsed(InvestmentFact(evidence=SPAN, rule="r", amount=amount, currency="CNY"))])
    value = made["investments"]["amount"][0]
    assert (None if value is None else str(value)) == kept


@given(
    amount=st.floats() | st.integers(),
    count=st.integers(),
    year=st.integers(),
    date=st.text(alphabet="0123456789X-/.", max_size=12),
    name=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_nothing_that_a_rule_may_read_breaks_a_load(amount: float, count: int, year: int, date: str, name: str) -> None:
    """Numbers out of all proportion, dates that are none and odd names are NULL or kept, and never an error."""
    wild: tuple[AnyFact, ...] = (
        AgreementFact(evidence=SPAN, rule="r", kind=None, parties=(Party(name, "unknown"),), count=count, date=date),
        StatedCountFact(evidence=SPAN, rule="r", what="projects", count=count),
        InvestmentFact(evidence=SPAN, rule="r", amount=amount, amount_high=amount, currency=None, period_edtf=date),
        ProjectFact(evidence=SPAN, rule="r", name=name, year=year),
    )
    for table, frame in frames([parsed(*wild, *wild)]).items():
        TABLES[table].check(frame)


def test_a_frame_of_articles_is_read() -> None:
    """What comes out of DuckDB goes in; columns that parsing does not need are no matter."""
    articles = pl.DataFrame(
        {
            "article_key": ["a", "b"],
            "revision": [1, 3],
            "text": [TEXT, "Nothing Happened\n\nNothing at all."],
            "publisher": [None, None],
            "publisher_city": ["Dalian", None],
            "published_on": [dt.date(2019, 10, 25), None],
            "path": ["a.txt", "b.txt"],
        },
        schema_overrides={"publisher": pl.String, "revision": pl.Int32},
    )
    made = parse_frame(articles)
    assert column(made, "parses", "article_key", "revision") == [("a", 1), ("b", 3)]
    assert all(made[name].equals(frame) for name, frame in parse_frame(articles).items())
