"""What stands beside a name, as far as it speaks for or against a place."""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.parsing import lexicons
from orchestration.parsing.places.names import Name

FOLLOWERS = {entry.term: str(entry["meaning"]) for entry in lexicons.load("places_followers")}
_SURNAMES = (
    lexicons.terms("surnames_chinese") | lexicons.terms("surnames_korean") | lexicons.terms("surnames_vietnamese")
)
GIVEN_NAMES = lexicons.terms("given_names")
_TITLES = lexicons.terms("address_forms") | lexicons.terms("titles_triggers")
# Words that lead to a place.
LOCATIVE = lexicons.terms("places_leading_words")
# Nouns before which a place's name stands with an article.
_HEADS = lexicons.terms("places_attributed")
# Capitalised words that may stand before a place without making another name of the two.
_PRECEDING = lexicons.terms("places_preceding_words") | LOCATIVE
DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "new", "old", "upper", "lower", "central", "greater", "great"}
)
# English words: capitalised before a name they open a sentence or a headline and are no part of the name.
WORDS = lexicons.terms("common_words")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands beside a name, as far as it speaks for or against a place."""

    is_title: bool
    """In a headline, where capitals say nothing."""
    before: str
    is_led_to: bool
    is_after_capital: bool
    is_among_capitals: bool
    is_titled: bool
    """`Mr London`, `President Lincoln`."""
    is_person: bool
    is_half: bool
    """Behind a direction that belongs to the name: `West Yorkshire`."""
    is_attribute: bool
    """Before a noun that takes a place's name with an article: `the Knoxville area`."""

    @classmethod
    def of(cls, name: Name, is_title: bool) -> Surroundings:
        before, after = name.before.lower(), name.after.lower()
        is_after_capital = (
            name.before[:1].isupper() and before not in _PRECEDING and before not in WORDS and not is_title
        )
        return cls(
            is_title=is_title,
            before=before,
            is_led_to=before in LOCATIVE,
            is_after_capital=is_after_capital,
            is_among_capitals=is_after_capital
            or (name.after[:1].isupper() and after not in FOLLOWERS and not is_title),
            is_titled=before in _TITLES and name.before[:1].isupper(),
            is_person=_is_person(name),
            is_half=before in DIRECTIONS and name.before[:1].isupper() and not is_title,
            is_attribute=name.after in _HEADS,
        )


def _is_person(name: Name) -> bool:
    """A family name before it (`Wang Qingxian`) or after a given name like it (`Florence Austin`)."""
    if name.is_leveled:
        return False
    before, after = name.before, name.after
    if before[:1].isupper() and before.lower() in _SURNAMES and before.lower() not in _PRECEDING:
        return True
    if before == "old" and after[:1].isupper() and after.lower() not in FOLLOWERS:
        # `82-year-old Geneva Morgan`
        return True
    if after[:1].isupper() and name.key in GIVEN_NAMES:
        return after.lower() not in FOLLOWERS and after.lower() not in WORDS
    return before[:1].isupper() and before.lower() in GIVEN_NAMES and before.lower() not in _PRECEDING
