"""Names are compared as the annotation guide says."""

from __future__ import annotations

import pytest

from orchestration.evaluating.names import same_name, same_party


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dalian Port Co., Ltd.", "Dalian Port"),  # legal suffix and punctuation
        ("The Port of Riga", "Port of Riga"),  # a leading article
        ("Łódź", "Lodz"),  # a letter that does not decompose beside one that does
        ("Đà Nẵng", "Da Nang"),
        ("Tromsø", "Tromso"),
        ("Harbin Institute of Technology", "Harbin Institutes of Technology"),  # a letter in thirty
        ("Chamber of Commerce Ningbo", "Ningbo Chamber of Commerce"),  # tokens in any order
        ("Research & Development Centre", "Research and Development Centre"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    """What differs in form only is one name, in both directions."""
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dalian", "Dalian Sanhuan Group"),  # a part is not the whole
        ("Suzhou", "Suqian"),
        ("Chaoyang", "Chaoyang County"),  # words that tell places apart stay
        ("Wang Wei", "Wang Weihong"),
        ("Sanhuan Group", "Sanhuan"),  # Group is no legal suffix
    ],
)
def test_names_that_differ(one: str, other: str) -> None:
    """Names below nine tenths of likeness are two."""
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dalian Municipal Government", "Dalian", True),
        ("Dalian Municipal People's Government", "Dalian", True),
        ("City of Linz", "Linz", True),
        ("Kazuo County Government", "Kazuo County", True),
        ("Government of Jilin City", "Jilin", True),
        ("Dalian Municipal Bureau of Commerce", "Dalian", False),  # a department is the party as named
        ("Kazuo County Government", "Chaoyang", False),
        ("Municipal Government", "Dalian", False),  # of no city
    ],
)
def test_a_government_signs_for_its_city(one: str, other: str, same: bool) -> None:
    """A city and its government are one party; its departments and other cities' governments are not."""
    assert same_party(one, other) is same
    assert same_party(other, one) is same
