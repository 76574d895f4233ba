"""What holds for names in any text whatever."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orchestration.parsing.document import Article
from orchestration.parsing.names import organizations, persons
from orchestration.parsing.parser import analyse

# The pieces that names are made of, joined at random: what the grammar of names never meets in one piece.
PIECES = (
    *(
        "Dalian",
        "Chaoyang",
        "Oulu",
        "Tan Chengxu",
        "Jan",
        "van der",
        "Meulen",
        "Group",
        "Co., Ltd.",
        "Bank",
        "of",
        "and",
    ),
    *("for", "the", "Municipal", "Party", "Committee", "Government", "mayor", "secretary of", "Mayor", "(", ")", ","),
    *(
        ". ",
        '"',
        "'s",
        "&",
        "University",
        "Bureau",
        "Culture",
        "Tourism",
        "signed",
        "with",
        "City",
        "Port",
        "who heads",
    ),
    *("Mr.", "K.", "\n\n", "–", "İzmir", "的", "St.", "General", "King", "Region", "mayors of", "respectively", "12"),
)
wild = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join), st.text(max_size=200))


@given(wild)
def test_mentions_are_spans_of_the_text_in_order_and_apart(text: str) -> None:
    """A mention is what stands at its place; no two bodies and no two persons overlap."""
    analysis = analyse(Article(text=text, has_title=False))
    for found in (analysis.organizations, analysis.persons):
        for each in found:
            assert analysis.text[each.start : each.end] == each.text
            assert each.text.strip() == each.text != ""
        assert all(one.end <= other.start for one, other in pairwise(found))


@given(wild)
def test_a_person_is_no_body(text: str) -> None:
    analysis = analyse(Article(text=text, has_title=False))
    for person in analysis.persons:
        assert not any(body.start < person.end and person.start < body.end for body in analysis.organizations)


@given(wild)
def test_facts_are_once_for_each_name_and_stand_on_a_mention(text: str) -> None:
    analysis = analyse(Article(text=text, has_title=False))
    for facts, mentions in (
        (list(organizations.facts(analysis)), analysis.organizations),
        (list(persons.facts(analysis)), analysis.persons),
    ):
        names = [fact.name for fact in facts]
        assert len(names) == len(set(names))
        spans = {(each.start, each.end) for each in mentions}
        assert all((fact.evidence.start, fact.evidence.end) in spans for fact in facts)


@given(wild)
def test_reading_twice_gives_the_same(text: str) -> None:
    once, twice = (analyse(Article(text=text, has_title=False)) for _ in range(2))
    assert (once.organizations, once.persons) == (twice.organizations, twice.persons)
