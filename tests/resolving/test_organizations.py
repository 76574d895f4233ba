"""Which names are one body: a labelled bank of pairs, and what resolving promises about order and homes."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from orchestration.resolving.organization_names import block_keys, same_body
from orchestration.resolving.organizations import LARGEST_BLOCK, Spelling, resolve

PAIRS = Path(__file__).parent.parent / "gold" / "organization_pairs.tsv"
PRECISION, RECALL = 0.98, 0.85


def at(alias: str, city: str) -> Spelling:
    """A spelling at home in a city."""
    return Spelling(alias, city, city, city)


def pairs() -> list[tuple[str, str, bool]]:
    lines = [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    return [(one, other, label == "yes") for one, other, label in (line.split("\t") for line in lines)]


def test_the_labelled_pairs_are_told_apart() -> None:
    labelled = pairs()
    assert len(labelled) >= 300
    found = [(one, other, same, same_body(one, other)) for one, other, same in labelled]
    right = sum(same and said for *_, same, said in found)
    wrong = [f"{one} / {other}" for one, other, same, said in found if said != same]
    precision = right / sum(said for *_, said in found)
    recall = right / sum(same for *_, same, _ in found)
    assert precision >= PRECISION and recall >= RECALL, f"{precision:.3f} {recall:.3f} " + "; ".join(wrong)


def test_blocking_loses_no_pair_that_comparing_would_find() -> None:
    lost = [(a, b) for a, b, _ in pairs() if same_body(a, b) and not block_keys(a) & block_keys(b)]
    assert lost == []


def chosen(*spellings: Spelling) -> list[str]:
    """The name of the body that each spelling is, in their order."""
    return resolve(spellings).decisions.filter(pl.col("is_chosen"))["organization_name"].to_list()


def test_a_body_keeps_the_name_that_was_seen_first() -> None:
    assert chosen(
        Spelling("Shanghai Sports Bureau"), Spelling("Shanghai Bureau of Sports"), Spelling("Sports Bureau")
    ) == ["Shanghai Sports Bureau", "Shanghai Sports Bureau", "Sports Bureau"]


def test_the_same_name_in_two_cities_stays_two_bodies() -> None:
    decisions = resolve([at("First Hospital", "Dalian"), at("The First Hospital", "Chaoyang")]).decisions
    assert decisions.filter(pl.col("is_chosen"))["organization_key"].n_unique() == 2


def test_a_government_without_name_is_that_of_its_city() -> None:
    """And never that of another city, however many were seen."""
    assert chosen(
        at("Municipal Government", "Dalian"),
        at("Municipal Government", "Chaoyang"),
        at("Dalian Municipal People's Government", "Dalian"),
    ) == ["Dalian Municipal Government", "Chaoyang Municipal Government", "Dalian Municipal Government"]
    cities = [at("Municipal Government", f"City{number}") for number in range(2 * LARGEST_BLOCK)]
    assert len(set(chosen(*cities))) == len(cities)
    assert chosen(*cities, at("The Municipal Government", "City7"))[-1] == "City7 Municipal Government"


def test_a_body_has_one_home() -> None:
    """Whoever joins it with a home gives it that; the next of another city is another, and of no city it is neither's."""
    spellings = [Spelling("Wanda"), at("Wanda Group", "Dalian"), at("Wanda Group", "Beijing"), Spelling("Wanda Group")]
    decisions = resolve(spellings).decisions.filter(pl.col("is_chosen"))
    first, dalian, beijing, unknown = decisions["organization_key"]
    assert first == dalian == unknown != beijing


def test_candidates_that_lost_are_kept_with_their_score() -> None:
    decisions = resolve([Spelling("China Railway No. 4 Bureau"), Spelling("China Railway No. 5 Bureau")]).decisions
    lost = decisions.filter(~pl.col("is_chosen")).row(0, named=True)
    assert (lost["alias"], lost["organization_name"]) == ("China Railway No. 5 Bureau", "China Railway No. 4 Bureau")
    assert 0.9 < lost["score"] < 1


names = st.sampled_from(sorted({name for one, other, _ in pairs() for name in (one, other)}))
spellings_ = st.builds(
    lambda name, city: at(name, city) if city else Spelling(name), names, st.sampled_from(["", "A", "B"])
)


@given(st.lists(spellings_, unique=True, max_size=12), st.lists(spellings_, unique=True, max_size=6))
def test_later_names_change_nothing_about_earlier_ones(first: list[Spelling], later: list[Spelling]) -> None:
    later = [spelling for spelling in later if spelling not in first]
    alone = resolve(first).decisions
    together = resolve([*first, *later]).decisions
    assert together.head(alone.height).equals(alone)
    decided = together.filter(pl.col("is_chosen"))
    assert decided["alias"].to_list() == [spelling.alias for spelling in (*first, *later)]


@given(st.lists(spellings_, unique=True, max_size=14))
def test_no_body_is_at_home_in_two_cities(spellings: list[Spelling]) -> None:
    homes = resolve(spellings).decisions.filter(pl.col("is_chosen")).drop_nulls("home_key")
    assert homes.group_by("organization_key").agg(pl.col("home_key").n_unique())["home_key"].to_list() == [1] * (
        homes["organization_key"].n_unique()
    )
