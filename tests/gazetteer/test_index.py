"""Looking places up: by name, by id, upwards."""

from __future__ import annotations

from orchestration.gazetteer import index


def test_usual_names_come_before_names_of_some_source() -> None:
    """`Canton` is Guangzhou's by usage, and some source calls other places so as well."""
    found = index.load().named("canton")
    assert "gb:440100" in [entry.place_id for entry in found]
    flags = [entry.is_well_named for entry in found]
    assert flags == sorted(flags, reverse=True)


def test_above_climbs_to_the_country() -> None:
    gazetteer = index.load()
    county = gazetteer.place("gb:211324")
    assert county is not None
    assert [entry.name for entry in gazetteer.above(county)] == ["Chaoyang", "Liaoning", "China"]


def test_unknown_names_and_ids_are_none() -> None:
    gazetteer = index.load()
    assert gazetteer.named("no such place") == []
    assert "no such place" not in gazetteer
    assert not gazetteer.is_own_name("no such place")
    assert gazetteer.place("gn:0") is None


def test_the_longest_name_behind_a_first_word_is_known() -> None:
    """What a scan needs to know how far to look: Stratford-upon-Avon has three words."""
    assert index.load().longest["stratford"] >= 3
