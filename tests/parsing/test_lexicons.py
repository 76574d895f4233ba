"""Every lexicon that ships is well formed, and one that is not is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.parsing import lexicons

NOTES = "# licence: Apache-2.0\n# source: written here\n"


@pytest.mark.parametrize("name", lexicons.names())
def test_lexicons_that_ship_can_be_loaded(name: str) -> None:
    """Trigger lexicons are compared with lower-case text, so their terms are lower case."""
    entries = lexicons.load(name)
    assert entries or name == "confidence"
    assert lexicons.terms(name) == {entry.term for entry in entries}
    if name.endswith("_triggers"):
        assert [entry.term for entry in entries] == [entry.term.lower() for entry in entries]


def write(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> str:
    """A lexicon of its own name for each test: lexicons are kept once they are loaded."""
    name = f"made_for_{folder.name}"
    (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(lexicons, "FOLDER", folder)
    return name


def test_a_lexicon_is_read_by_its_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells left out at the end of a row are empty, and an empty cell is None."""
    name = write(tmp_path, monkeypatch, f"{NOTES}term\tkind\tnote\none\tunit\n\ntwo words\t\tx\n")
    assert lexicons.terms(name) == {"one", "two words"}
    one, two = lexicons.load(name)
    assert (one["kind"], one["note"]) == ("unit", None)
    assert (two["kind"], two["note"]) == (None, "x")
    assert lexicons.by_term(name)["two words"] is two


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (f"{NOTES}term\tkind\none\tunit\none\tunit\n", r":5: 'one' stands twice"),
        (f"{NOTES}term\none\tunit\n", r":4: 2 cells for 1 columns"),
        (f"{NOTES}term\tkind\n\tunit\n", r":4: .*no term"),
        (f"{NOTES}word\none\n", r":3: the first column is 'term'"),
        (f"{NOTES}term\tkind\tkind\n", r":3: .*no column stands twice"),
        (f"{NOTES}term\none\n# late\n", r":5: notes stand above"),
        ("# source: here\nterm\none\n", r"'# licence:'"),
    ],
)
def test_a_broken_lexicon_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, complaint: str
) -> None:
    """The message names the file and, where one line is to blame, the line."""
    with pytest.raises(lexicons.LexiconError, match=complaint):
        lexicons.load(write(tmp_path, monkeypatch, text))
