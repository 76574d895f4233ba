"""The raw tables that a parse fills: what was found in articles, by class of facts, with the sides and places of facts.

``schema`` says what holds for all raw tables.
"""

from __future__ import annotations

import polars as pl

from orchestration.loading.table import MONEY, STAMPED, Column, Table

ARTICLE_KEY = Column("article_key", pl.String, "The article: a hash of its identity.", nullable=False)
REVISION = Column("revision", pl.Int32, "Which text of the article, counted from 1.", nullable=False)
PARSER_VERSION = Column(
    "parser_version", pl.String, "What read it: release and digest of rules and lexicons.", nullable=False
)
_PARSE = (ARTICLE_KEY, REVISION, PARSER_VERSION)
_PARSE_KEY = ("article_key", "revision", "parser_version")
_PLACE_KEY = "the gazetteer's `place_id`, or `COUNTRY:ADMIN1:name` of a place it does not know"


def _fact(name: str, grain: str, *columns: Column) -> Table:
    """A table of one class of facts: its own columns between the keys and the evidence that every fact carries."""
    return Table(
        name=name,
        description=grain,
        key=("fact_key", "revision", "parser_version"),
        replaced_by=_PARSE_KEY,
        columns=(
            Column(
                "fact_key", pl.String, "Hash of article, class, content and its ordinal among equals.", nullable=False
            ),
            Column(
                "content_key",
                pl.String,
                "Hash of class, content and ordinal alone: equal in copies of a text.",
                nullable=False,
            ),
            *_PARSE,
            *columns,
            Column("evidence_text", pl.String, "The words that the fact was read from.", nullable=False),
            Column(
                "evidence_start",
                pl.Int32,
                "Where they begin in the article's text, in code points from 0.",
                nullable=False,
            ),
            Column("evidence_end", pl.Int32, "Where they end, exclusive.", nullable=False),
            Column("rule", pl.String, "The rule that read the fact.", nullable=False),
            Column("confidence", pl.Float64, "How often facts of this rule are right, 0 to 1; NULL: not measured."),
            *STAMPED,
        ),
    )


def _date(prefix: str, what: str) -> tuple[Column, ...]:
    """The five columns of an uncertain date."""
    return (
        Column(f"{prefix}_edtf", pl.String, f"{what}, EDTF (ISO 8601-2); NULL: the text does not say."),
        Column(f"{prefix}_from_on", pl.Date, "The first day that it can be; NULL: unknown, or the year is."),
        Column(f"{prefix}_to_on", pl.Date, "The last day that it can be; NULL: unknown, or the year is."),
        Column(f"{prefix}_precision", pl.String, "day, month, season, year, decade, century or range."),
        Column(f"{prefix}_anchor", pl.String, "stated in the text, worked out from the publication day, or inferred."),
    )


PARSES = Table(
    name="parses",
    description="One complete parse of one revision of an article, written in one transaction with all that it found.",
    key=_PARSE_KEY,
    replaced_by=_PARSE_KEY,
    columns=(
        *_PARSE,
        Column("mention_count", pl.Int32, "Mentions found.", nullable=False),
        Column("fact_count", pl.Int32, "Facts found, of all classes.", nullable=False),
        *STAMPED,
    ),
)

MENTIONS = Table(
    name="mentions",
    description="One name or value at one place of an article's text.",
    key=("mention_key", "revision", "parser_version"),
    replaced_by=_PARSE_KEY,
    columns=(
        Column("mention_key", pl.String, "Hash of article, type, text and its ordinal among equals.", nullable=False),
        *_PARSE,
        Column(
            "mention_type", pl.String, "money, date, duration, count, place, organization or person.", nullable=False
        ),
        Column("text", pl.String, "The words of the article.", nullable=False),
        Column("start", pl.Int32, "Where they begin in the article's text, in code points from 0.", nullable=False),
        Column("end", pl.Int32, "Where they end, exclusive.", nullable=False),
        Column("value", pl.String, "What was read: EDTF, amount and currency, or the name written out."),
        Column("place_key", pl.String, f"Of a place: {_PLACE_KEY}; NULL: no place."),
        Column("score", pl.Float64, "How well the reading of a place fits the article, 0 to 1; NULL: no place."),
        Column("candidates", pl.String, "The readings that were weighed, as JSON; NULL: no choice was made."),
        *STAMPED,
    ),
)

PLACES = Table(
    name="places",
    description="One place that an article refers to, as a mention, a party or the home of an organization.",
    key=("place_key", "article_key", "revision", "parser_version"),
    replaced_by=_PARSE_KEY,
    columns=(
        Column("place_key", pl.String, f"The place: {_PLACE_KEY}.", nullable=False),
        *_PARSE,
        Column("place_id", pl.String, "The place in the gazetteer; NULL: not in it."),
        Column("name", pl.String, "Plain English name.", nullable=False),
        Column("place_kind", pl.String, "city, province, country or region.", nullable=False),
        Column("level", pl.String, "municipality, prefecture, county, district or city; NULL: unknown or no city."),
        Column("country_code", pl.String, "ISO 3166-1; NULL: unknown."),
        Column("admin1", pl.String, "Province or state; NULL: unknown."),
        Column("geonames_id", pl.Int64, "GeoNames id of the seat; NULL: none known."),
        Column("gb2260_code", pl.String, "GB/T 2260 code; NULL: not in China, or unknown."),
        Column("latitude", pl.Float64, "Degrees north; NULL: unknown."),
        Column("longitude", pl.Float64, "Degrees east; NULL: unknown."),
        *STAMPED,
    ),
)

FACT_PARTIES = Table(
    name="fact_parties",
    description="One side of one fact, of whatever class.",
    key=("fact_key", "role", "position", "revision", "parser_version"),
    replaced_by=_PARSE_KEY,
    columns=(
        Column("fact_key", pl.String, "The fact.", nullable=False),
        *_PARSE,
        Column("fact_class", pl.String, "Class of the fact, which is the name of its table.", nullable=False),
        Column(
            "role",
            pl.String,
            "party, investor, recipient, location, host, visitor, participant or partner.",
            nullable=False,
        ),
        Column("position", pl.Int32, "Its number within the role, from 1, in order of the text.", nullable=False),
        Column("party_kind", pl.String, "organization, city, province, country or unknown.", nullable=False),
        Column("name", pl.String, "Its name, written out.", nullable=False),
        Column("place_key", pl.String, "The place itself, or the home of an organization; NULL: unknown."),
        *STAMPED,
    ),
)

CITIES = _fact(
    "cities",
    "One city that an article refers to as a place.",
    Column("place_key", pl.String, f"The city: {_PLACE_KEY}.", nullable=False),
    Column("name", pl.String, "Plain English name.", nullable=False),
)
ORGANIZATIONS = _fact(
    "organizations",
    "One named body of an article.",
    Column("name", pl.String, "Its name, written out.", nullable=False),
    Column("organization_type", pl.String, "company, government, party, association, ...; NULL: unknown."),
    Column("home_place_key", pl.String, f"Its home: {_PLACE_KEY}; NULL: unknown."),
)
PERSONS = _fact(
    "persons",
    "One named person of an article.",
    Column("name", pl.String, "The person's name.", nullable=False),
    Column("title", pl.String, "Titles in the article, in its order, parted by semicolons; NULL: none given."),
    Column("affiliation", pl.String, "The city or organization of the titles; NULL: unknown."),
)
EVENTS = _fact(
    "events",
    "One event that an article reports.",
    Column("event_type", pl.String, "visit, meeting, conference, fair, signing, ceremony or exchange.", nullable=False),
    *_date("event", "When it took place"),
)
AGREEMENTS = _fact(
    "agreements",
    "One document, deal or project that an article says was signed or is to be; a row may stand for several.",
    Column("title", pl.String, "Its title; NULL: not given."),
    Column("agreement_kind", pl.String, "The form that the text names; NULL: none named."),
    Column("agreement_status", pl.String, "signed, planned, expired, suspended or cancelled.", nullable=False),
    Column("agreement_count", pl.Int64, "How many the row stands for; NULL: too many to be a count."),
    *_date("signed", "When it was signed"),
)
STATED_COUNTS = _fact(
    "stated_counts",
    "One number that an article itself gives for something that it may also list.",
    Column("what", pl.String, "agreements, projects, enterprises, participants, cities or countries.", nullable=False),
    Column("stated_count", pl.Int64, "The number; NULL: too large to be a count."),
    Column("qualifier", pl.String, "exact, about, more_than, nearly or up_to.", nullable=False),
)
INVESTMENTS = _fact(
    "investments",
    "One amount of money that an article says is invested, committed, planned, raised, given or contracted.",
    Column("amount", MONEY, "The amount in units of the currency; NULL: too large to be money."),
    Column("amount_high", MONEY, "Upper end of a range; NULL: no range."),
    Column("currency_code", pl.String, "ISO 4217; NULL: the signs contradict each other."),
    Column("amount_qualifier", pl.String, "exact, about, more_than, nearly or up_to.", nullable=False),
    Column("scope", pl.String, "project: one project or deal; aggregate: a sum over several; NULL: unknown."),
    Column("investment_status", pl.String, "After AidData; NULL: unknown."),
    Column("investment_type", pl.String, "investment, contract, grant, loan or fund; NULL: unknown."),
    Column("project_name", pl.String, "The project's name; NULL: none."),
    Column("project_count", pl.Int64, "Over how many projects the amount runs; NULL: not said."),
    Column("period_text", pl.String, "The words for the time it is spread over; NULL: none."),
    *_date("period", "The time it is spread over"),
)
PROJECTS = _fact(
    "projects",
    "One named undertaking that an article speaks of.",
    Column("name", pl.String, "Its name.", nullable=False),
    Column("status", pl.String, "After AidData; NULL: unknown."),
    Column("status_year", pl.Int32, "The year that the text ties to the status; NULL: none."),
)
PARTNERSHIPS = _fact(
    "partnerships",
    "One standing relation between two cities that an article speaks of.",
    Column(
        "partnership_kind", pl.String, "counterpart_assistance, sister_city, friendly_cooperation, ...", nullable=False
    ),
    *_date("since", "When it began"),
    Column("duration_years", pl.Int64, "How long it has lasted, where the text gives a length; NULL: it does not."),
)

# Written together, article by article: a parse and all that it found.
PARSE_TABLES: tuple[Table, ...] = (
    PARSES,
    MENTIONS,
    PLACES,
    FACT_PARTIES,
    CITIES,
    ORGANIZATIONS,
    PERSONS,
    EVENTS,
    AGREEMENTS,
    STATED_COUNTS,
    INVESTMENTS,
    PROJECTS,
    PARTNERSHIPS,
)
