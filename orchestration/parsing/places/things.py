"""Names of other things that are called after a place, whatever the place is: `Beijing Road`, `Duke of York`, `St. Patrick`."""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.places.names import Name
from orchestration.parsing.places.states import is_state
from orchestration.parsing.places.surroundings import FOLLOWERS, GIVEN_NAMES

# Months, days and nationalities are capitalised like places and stand behind `in` and `on` like them.
_NEVER = frozenset(entry.term for entry in lexicons.load("places_common_words") if entry["never"]) | lexicons.terms(
    "places_demonyms"
)
# What waters and mountains are called by in front.
FEATURES = frozenset({"lake", "mount", "mt", "cape", "river", "strait", "gulf", "loch"})
# What a company is called in front: `the dairy giant Yili`.
_MAKERS = lexicons.terms("places_makers")
# `San Francisco de Dos Ríos`, `Stratford-on-Avon`; but `Chaoyang on Monday`, `Tacloban on Leyte` are the places themselves.
_GOES_ON = re.compile(r" (?:de|del|do|da|dos|das|di|la|las|los|upon|sur|am|an der) [A-Z]|-(?:de|on|upon|sur|am)-[A-Z]")
_GOES_BEFORE = re.compile(r"[A-Z][\w']+(?: (?:de|del|do|da) |-(?:de|on|upon|sur|am)-)$")
_LONGEST_WORD = 24
# Asked first: most names have none of them in front.
_LINKS = (
    *(f" {word} " for word in ("de", "del", "do", "da")),
    *(f"-{word}-" for word in ("de", "on", "upon", "sur", "am")),
)
# `on October 6`, which is a town in Egypt
_DAY = re.compile(r"(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}")
# `St. Paul's Hospital` is the saint's.
_OF_SAINT = re.compile(
    r"(?:['’]s)? (?:[A-Z][a-z]+ )?"
    r"(?:Hospital|University|College|School|Academy|Church|Cathedral|Chapel|Parish|Abbey|Seminary)\b"
)
# `St. Patrick's Day`: a town called so would be known by its whole name.
_SAINTS = ("St. ", " St ", "Saint ")
# `an A/California/7/2009 virus`: a strain.
_OF_STRAIN = re.compile(r"(?<!\w)[A-Z]/$")
# Deeds and ranks that bear a place's name.
_NAMED_AFTER = re.compile(
    r"\b(?:Battle|Siege|Treaty|Peace|Duke|Duchess|Earl|Prince|Princess|Marquess|Count|Countess|Baron|Bishop|Archbishop) of $"
)


def is_other_thing(text: str, name: Name) -> bool:
    """Whether the words around make the name something else than a place, whatever it is."""
    follower = FOLLOWERS.get(name.after.lower())
    return bool(
        follower == "thing"
        or (follower == "feature" and name.after[:1].isupper())
        or (name.before.lower() in FEATURES and name.before[:1].isupper())
        or (name.key in _NEVER and not name.is_leveled)
        or name.before in _MAKERS
        # `Air France`
        or name.before == "Air"
        or (text.startswith("/", name.end) and _OF_STRAIN.search(text, max(0, name.start - 3), name.start) is not None)
        or (name.key[-1:].isdigit() and _DAY.fullmatch(name.key) is not None)
        # `San Francisco de Dos Ríos` is another place than San Francisco, and `Stratford-on-Avon` no Avon.
        or _GOES_ON.match(text, name.end) is not None
        or (
            text.endswith(_LINKS, 0, name.start)
            and _GOES_BEFORE.search(text, max(0, name.start - _LONGEST_WORD), name.start) is not None
        )
        or (text.startswith(" of ", name.start - 4) and _NAMED_AFTER.search(text, max(0, name.start - 24), name.start))
        or is_state(text, name.start)
        or (name.key.startswith("st ") and _OF_SAINT.match(text, name.end) is not None)
        or (name.key in GIVEN_NAMES and text.endswith(_SAINTS, 0, name.start))
    )
