"""What the gazetteer that ships holds: counts by level, keys, parents, and places that everyone would look for."""

from __future__ import annotations

import polars as pl
import pytest

from orchestration.gazetteer import index
from orchestration.gazetteer.names import key_of
from orchestration.gazetteer.rows import SCHEMA
from orchestration.parsing.document import Article
from orchestration.parsing.parser import analyse


@pytest.fixture(scope="module")
def places() -> pl.DataFrame:
    return pl.read_parquet(index.PATH)


def test_file_is_small_and_has_the_declared_columns(places: pl.DataFrame) -> None:
    """Under 5 MB, columns and types as ``rows.SCHEMA`` has them."""
    assert index.PATH.stat().st_size < 5_000_000
    assert places.schema == SCHEMA


@pytest.mark.parametrize(
    ("level", "count"),
    [
        # The divisions in force on 2026-09-11 (Ministry of Civil Affairs), Hong Kong, Macao and Taiwan aside.
        ("municipality", 4),
        ("prefecture", 333),
    ],
)
def test_chinese_divisions_are_complete_by_level(places: pl.DataFrame, level: str, count: int) -> None:
    assert places.filter(pl.col("source") == "gb2260", pl.col("level") == level).height == count


def test_chinese_counties_and_districts_are_complete(places: pl.DataFrame) -> None:
    """2,847 of them, and 27 provinces and autonomous regions around them."""
    divisions = places.filter(pl.col("source") == "gb2260", pl.col("country_code") == "CN")
    assert divisions.filter(pl.col("level").is_in(["county", "district"])).height == 2847
    assert divisions.filter(pl.col("kind") == "province").height == 27


def test_the_world_is_there(places: pl.DataFrame) -> None:
    """Every country, almost every state, and cities in each inhabited country."""
    count = dict(places.group_by("kind").len().iter_rows())
    assert count["country"] >= 245
    assert count["province"] >= 3_800
    assert count["city"] >= 120_000
    assert places.filter(pl.col("kind") == "city")["country_code"].n_unique() >= 240


@pytest.mark.parametrize("column", ["place_id", "geonames_id", "geonames_admin_id", "gb2260_code"])
def test_keys_are_unique(places: pl.DataFrame, column: str) -> None:
    """An id from outside names one place; only ``place_id`` is never NULL."""
    values = places[column].drop_nulls()
    assert values.is_unique().all()
    assert column != "place_id" or values.len() == places.height


def test_parents_exist(places: pl.DataFrame) -> None:
    """No place hangs under one that is not there, and only countries and continents hang under none."""
    orphans = places.join(places, left_on="parent_id", right_on="place_id", how="anti").filter(
        pl.col("parent_id").is_not_null()
    )
    assert orphans.is_empty()
    rootless = places.filter(pl.col("parent_id").is_null())
    assert set(rootless["kind"]) == {"country", "region"}


def test_china_has_coordinates_and_subdivision_codes(places: pl.DataFrame) -> None:
    """All prefectures, and all but the newest counties, have coordinates; every division on the mainland has its ISO code."""
    china = places.filter(pl.col("source") == "gb2260", pl.col("country_code") == "CN")
    assert china.filter(pl.col("level") == "prefecture")["latitude"].null_count() == 0
    assert china.filter(pl.col("level").is_in(["county", "district"]))["latitude"].null_count() <= 55
    assert china["subdivision_code"].null_count() == 0


@pytest.mark.parametrize(
    ("name", "kind", "latitude", "longitude"),
    [
        # What GeoNames gives them, to a degree or two.
        ("Kentucky", "province", 38.2, -84.9),
        ("California", "province", 37.3, -119.8),
        ("Los Angeles County", "city", 34.2, -118.3),
        ("Wales", "province", 52.5, -3.5),
        ("Kazakhstan", "country", 48.0, 68.0),
        ("Chile", "country", -30.0, -71.0),
        ("Europe", "region", 48.7, 9.1),
    ],
)
def test_divisions_and_countries_lie_somewhere(
    places: pl.DataFrame, name: str, kind: str, latitude: float, longitude: float
) -> None:
    """A state is where its towns are, a country where The World Factbook has it."""
    found = places.filter(pl.col("name") == name, pl.col("kind") == kind)
    assert found["latitude"].item() == pytest.approx(latitude, abs=1.5)
    assert found["longitude"].item() == pytest.approx(longitude, abs=1.5)


def test_few_divisions_lie_nowhere(places: pl.DataFrame) -> None:
    """Only those without any town of 500 people."""
    divisions = places.filter(pl.col("source") == "geonames-division")
    assert divisions["latitude"].null_count() < divisions.height / 20
    assert places.filter(pl.col("kind") == "country")["latitude"].null_count() <= 3


def test_subdivision_code_is_one_divisions(places: pl.DataFrame) -> None:
    """ISO 3166-2 names a division once; everything else under the code lies in it."""
    divisions = places.filter((pl.col("kind") == "province") | (pl.col("level") == "municipality"))
    codes = divisions["subdivision_code"].drop_nulls()
    assert codes.is_unique().all()
    assert codes.len() >= 3_200


def test_municipalities_are_their_own_admin1(places: pl.DataFrame) -> None:
    own = places.filter(pl.col("level") == "municipality")
    assert (own["name"] == own["admin1"]).all()


def test_every_name_is_found_under_its_key(places: pl.DataFrame) -> None:
    """The index folds names in columns, readers fold them one by one: both give the same keys."""
    gazetteer = index.load()
    names = places["name"].to_list() + places["aliases"].explode().drop_nulls().to_list()
    assert [name for name in names if key_of(name) and key_of(name) not in gazetteer] == []


# Name as a text has it -> place id of the reading that is meant where nothing else is known.
NAMED = {
    "Beijing": "gb:110000",
    "Peking": "gb:110000",
    "Shanghai": "gb:310000",
    "Chongqing": "gb:500000",
    "Dalian": "gb:210200",
    "Chaoyang County": "gb:211321",
    "Kazuo": "gb:211324",
    "Kazuo County": "gb:211324",
    "Lüshunkou District": "gb:210212",
    "Lvshunkou": "gb:210212",
    "Lushun": "gb:210212",
    "Xi'an": "gb:610100",
    "Lu'an": "gb:341500",
    "Ya'an": "gb:511800",
    "Hohhot": "gb:150100",
    "Huhhot": "gb:150100",
    "Ürümqi": "gb:650100",
    "Urumqi": "gb:650100",
    "Harbin": "gb:230100",
    "Lhasa": "gb:540100",
    "Qiqihar": "gb:230200",
    "Hulunbuir": "gb:150700",
    "Ordos": "gb:150600",
    "Shigatse": "gb:540200",
    "Turpan": "gb:650400",
    "Karamay": "gb:650200",
    "Bayannur": "gb:150800",
    "Xishuangbanna": "gb:532800",
    "Dalad Banner": "gb:150621",
    "Panzhou": "gb:520281",
    "Panxian": "gb:520281",
    "Liupanshui": "gb:520200",
    "Xiangfan": "gb:420600",
    "Luohe": "gb:411100",
    "Changzhi": "gb:140400",
    "Lishui": "gb:331100",
    "Minhang District": "gb:310112",
    "Yueqing": "gb:330382",
    "Jilin City": "gb:220200",
    "Shaanxi": "gb:610000",
    "Shanxi": "gb:140000",
    "Inner Mongolia": "gb:150000",
    "Pudong New Area": "gb:310115",
    "Liangjiang New Area": "gb:500157",
    "Jinpu New Area": "area:jinpu-new-area",
    "Xiong'an New Area": "area:xiongan-new-area",
    "Hong Kong": "gb:810000",
    "Macau": "gb:820000",
    "London": "gn:2643743",
    "Saint Petersburg": "gn:498817",
    "St. Petersburg": "gn:498817",
    "Győr": "gn:3052009",
    "Gyor": "gn:3052009",
    "Izmir": "gn:311046",
    "São Paulo": "gn:3448439",
    "Lodz": "gn:3093133",
    "Munich": "gn:2867714",
    "Newcastle upon Tyne": "gn:2641673",
    "Stratford-upon-Avon": "gn:2636713",
    "New York": "gn:5128581",
    "Los Angeles County": "gn:5368381",
    "Bavaria": "gn:2951839",
    "Osaka": "gn:1853909",
    "Vietnam": "gn:1562822",
    "South Korea": "gn:1835841",
    "UK": "gn:2635167",
    "Türkiye": "gn:298795",
}


@pytest.mark.parametrize(("name", "place_id"), NAMED.items(), ids=NAMED)
def test_named_place_resolves(name: str, place_id: str) -> None:
    """More than 60 names as texts write them mean what everyone would say they mean."""
    analysis = analyse(Article(text=f"They met in {name}.", has_title=False))
    assert [place.place_id for place in analysis.places] == [place_id]


def test_admin1_is_spelt_as_english_texts_spell_it(places: pl.DataFrame) -> None:
    """Division names in English, without their types: what the annotated articles expect."""
    admins = set(places["admin1"].drop_nulls())
    assert {
        "Liaoning",
        "Inner Mongolia",
        "Tibet",
        "Georgia",
        "Lower Saxony",
        "Baden-Württemberg",
        "Moscow Oblast",
        "Tatarstan",
        "Castile and León",
        "Osaka",
        "South Chungcheong",
        "Valle del Cauca",
    } <= admins
