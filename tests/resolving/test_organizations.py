"""Which names are one body: a labelled bank of pairs, and what resolving promises about order and homes."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from orchestration.resolving.organization_names import block_keys, same_body
from orchestration.resolving.organizations import Spelling, resolve

PAIRS = Path(__file__).parent.parent / "gold" / "organization_pairs.tsv"
PRECISION, RECALL = 0.98, 0.85


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


def test_a_body_keeps_the_name_that_was_seen_first() -> None:
    spellings = [Spelling("Shanghai Sports Bureau"), Spelling("Shanghai Bureau of Sports"), Spelling("Sports Bureau")]
    chosen = resolve(spellings).filter(pl.col("is_chosen"))
    assert dict(chosen.select("alias", "name").iter_rows()) == {
        "Shanghai Sports Bureau": "Shanghai Sports Bureau",
        "Shanghai Bureau of Sports": "Shanghai Sports Bureau",
        "Sports Bureau": "Sports Bureau",
    }


def test_the_same_name_in_two_cities_stays_two_bodies() -> None:
    spellings = [Spelling("First Hospital", "CN:dalian"), Spelling("The First Hospital", "CN:chaoyang")]
    assert resolve(spellings).filter(pl.col("is_chosen"))["name"].n_unique() == 2


def test_candidates_that_lost_are_kept_with_their_score() -> None:
    decisions = resolve([Spelling("China Railway No. 4 Bureau"), Spelling("China Railway No. 5 Bureau")])
    lost = decisions.filter(~pl.col("is_chosen")).row(0, named=True)
    assert (lost["alias"], lost["name"]) == ("China Railway No. 5 Bureau", "China Railway No. 4 Bureau")
    assert 0.9 < lost["score"] < 1


names = st.sampled_from(sorted({name for one, other, _ in pairs() for name in (one, other)}))


@given(st.lists(names, unique=True, max_size=12), st.lists(names, unique=True, max_size=6))
def test_later_names_change_nothing_about_earlier_ones(first: list[str], later: list[str]) -> None:
    later = [name for name in later if name not in first]
    alone = resolve(map(Spelling, first))
    together = resolve(map(Spelling, [*first, *later]))
    assert together.head(alone.height).equals(alone)
    chosen = together.filter(pl.col("is_chosen"))
    assert sorted(chosen["alias"]) == sorted([*first, *later])
