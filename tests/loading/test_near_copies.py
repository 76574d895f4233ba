"""Near copies: the same article in other clothes is found, other news in the same clothes is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest

from orchestration.loading.near_copies import SIMILAR, NearCopies, signature_of, similarity
from orchestration.reading import sources
from orchestration.reading.text import read

# Every third of the articles that ship: enough of all lengths, and quick.
TEXTS = {
    file.stem: read(file.read_bytes()).text  # type: ignore[union-attr]
    for file in sorted(sources.samples().folder.glob("*.txt"))[::3]
}
NUMBER = re.compile(r"\b\d+\b")
FIGURES = "Port grows\n\n" + "\n\n".join(
    f"The {what} of the port of Dalian grew by {number} percent in May compared with the year before, its office said."
    for number, what in enumerate(("exports", "imports", "revenues", "passengers", "investments"), start=3)
)


@pytest.fixture(scope="module")
def known() -> NearCopies:
    return NearCopies(((key, signature_of(text)) for key, text in TEXTS.items()), TEXTS.get)


def found(known: NearCopies, text: str) -> str | None:
    copy = known.find(text, signature_of(text))
    return copy and copy[0]


def other_title(text: str) -> str:
    return f"Quite another headline over this story\n\n{text.partition(chr(10) * 2)[2]}"


def byline_and_credits(text: str) -> str:
    title, _, body = text.partition("\n\n")
    return f"{title}\n\nBy Li Wei in Beijing\n\n{body}\n\nEditor: Wang\n\nCopyright 2020 by an agency, all rights reserved."


def dateline(text: str) -> str:
    title, _, body = text.partition("\n\n")
    return f"{title}\n\nDALIAN, May 6 (Agency) -- {body}"


def typography(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').replace("’", "'").replace(" ", "  ")


def spelling(text: str) -> str:
    return text.replace("said", "told").replace("center", "centre").replace("program", "programme")


@pytest.mark.parametrize("change", [other_title, byline_and_credits, dateline, typography, spelling])
def test_copies_are_found(known: NearCopies, change: Callable[[str], str]) -> None:
    """What agencies' customers change: the headline, who wrote it, marks and spelling."""
    assert {key: found(known, change(text)) for key, text in TEXTS.items()} == {key: key for key in TEXTS}


def one_number(text: str) -> str:
    numbers = list(NUMBER.finditer(text, text.index("\n")))
    if not numbers:
        return ""
    chosen = numbers[len(numbers) // 2]
    return f"{text[: chosen.start()]}{int(chosen[0]) + 3}{text[chosen.end() :]}"


def all_numbers(text: str) -> str:
    title, break_, body = text.partition("\n\n")
    return title + break_ + NUMBER.sub(lambda number: str(int(number[0]) + 1), body) if NUMBER.search(body) else ""


def another_name(text: str) -> str:
    names = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", text.partition("\n\n")[2]))
    return text.replace(names.most_common(1)[0][0], "Novopolis") if names else ""


@pytest.mark.parametrize("change", [one_number, all_numbers, another_name])
def test_other_news_of_a_series_is_not(known: NearCopies, change: Callable[[str], str]) -> None:
    """A number or a name put in place of another makes another story, however much of the wording is the same."""
    changed = {key: text for key, text in ((key, change(text)) for key, text in TEXTS.items()) if text}
    assert len(changed) > 20
    assert {key: found(known, text) for key, text in changed.items()} == dict.fromkeys(changed)


@pytest.mark.parametrize(
    ("old", "new"),
    [("May", "June"), ("the port of Dalian", "the port of Qingdao"), ("4 percent", "9 percent"), ("Dalian", "Linz")],
)
def test_monthly_figures(old: str, new: str) -> None:
    """The same sentences each month, about each port."""
    series = NearCopies([("may", signature_of(FIGURES))], {"may": FIGURES}.get)
    assert found(series, FIGURES) == "may"
    assert found(series, FIGURES.replace(old, new)) is None


def test_a_text_that_says_more_is_an_article_of_its_own() -> None:
    """Its facts would be lost."""
    text, other, *_ = TEXTS.values()
    more = f"{text}\n\n{other}"
    assert similarity(text, more) < SIMILAR
    assert found(NearCopies([("d", signature_of(text))], {"d": text}.get), more) is None


def test_articles_that_ship_are_far_apart() -> None:
    """Different articles share next to nothing, so that the threshold has room on both sides."""
    assert max(similarity(one, other) for one, other in combinations(TEXTS.values(), 2)) < 0.1


def test_a_revision_is_found_by_its_new_text() -> None:
    """And not by the old one any more; an article that is gone is no original."""
    old, new, *_ = TEXTS.values()
    texts = {"a": old}
    copies = NearCopies([("a", signature_of(old))], texts.get)
    texts["a"] = new
    copies.add("a", signature_of(new))
    assert (found(copies, old), found(copies, new)) == (None, "a")
    del texts["a"]
    assert found(copies, new) is None
