"""The dashboard's files: what it sums, what it carries, and that no article can break out of its place."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.publishing import dashboard
from orchestration.publishing.dashboard.content import Content, read_content

HOSTILE = "</script><script>document.title='broken'</script><!-- =cmd()"


@pytest.fixture(scope="module")
def published(refreshed: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the published file that a test may change."""
    copy = tmp_path_factory.mktemp("dashboard") / "cooperation.duckdb"
    shutil.copyfile(refreshed[0] / "published" / "current" / "cooperation.duckdb", copy)
    return copy


@pytest.fixture(scope="module")
def content(published: Path) -> Content:
    with duckdb.connect(str(published), read_only=True) as connection:
        return read_content(connection)


def test_the_cube_sums_what_the_marts_recommend(published: Path, content: Content) -> None:
    with duckdb.connect(str(published), read_only=True) as connection:
        dollars = connection.execute(
            "select coalesce(sum(amount_usd), 0) from marts.fct_investments where recommended_for_aggregates"
        ).fetchall()[0][0]
        signed = connection.execute(
            "select coalesce(sum(agreement_count), 0) from marts.fct_agreements where recommended_for_aggregates"
        ).fetchall()[0][0]
    groups = content.overview["groups"]
    assert sum(group[6] for group in groups if group[0] == "investment") == pytest.approx(
        float(dollars), abs=len(groups)
    )
    assert sum(group[5] for group in groups if group[0] == "agreement") == signed


def test_the_cube_parts_each_group(content: Content) -> None:
    """What a filter sums is what the page opens with, group by group, pair by pair, city by city."""
    groups, cube, opening = content.overview["groups"], content.lists["cube"], content.overview["opening"]
    for number, group in enumerate(groups):
        cells = [cell for cell in cube if cell[0] == number]
        assert [sum(cell[column] for cell in cells) for column in (2, 3)] == group[4:6]
        assert sum(cell[4] for cell in cells) == pytest.approx(group[6], abs=len(cells))
    for *pair, statements in opening["pairs"]:
        assert sum(cell[2] for cell in cube if set(pair) <= set(cell[1])) == statements
    assert sum(statements for _, statements in opening["cities"]) == sum(cell[2] * len(cell[1]) for cell in cube)
    for city, dollars in opening["invested"]:
        assert sum(cell[4] for cell in cube if city in cell[1]) == pytest.approx(dollars, abs=len(cube))


def test_no_two_cities_are_called_the_same(content: Content) -> None:
    """Kashgar the prefecture and Kashgar its seat: the filter finds a city by what the page calls it."""
    called = [(name, None if admin1 == name else admin1) for name, admin1, *_ in content.overview["cities"]]
    assert len(set(called)) == len(called)
    assert len({name for name, _ in called}) < len(called), "this shows nothing without namesakes"


def test_every_fact_lies_in_a_chunk_that_its_cell_names(content: Content) -> None:
    named = {(*content.overview["groups"][cell[0]][:4], tuple(cell[1])): cell[5] for cell in content.lists["cube"]}
    for name, number, facts in content.chunks():
        for fact in facts if name == "facts" else ():
            cell = (fact["cls"], fact.get("kind"), fact.get("status"), fact["year"], tuple(fact["cities"]))
            assert number in named[cell]


def test_search_knows_articles_cities_organizations_and_persons(content: Content) -> None:
    found = {(name, what) for name, what, _ in content.lists["names"]}
    assert {("Dalian", "city"), ("Dalian Sanhuan Group", "organization"), ("Tan Chengxu", "person")} <= found
    assert ("Dalian and Liupanshui Hold Industry Cooperation Fair", "article") in found


def test_only_its_own_scripts_may_run(published: Path, tmp_path: Path) -> None:
    """What an article says stays inside a string of a script whose hash the page's policy names."""
    with duckdb.connect(str(published)) as connection:
        connection.execute("update marts.dim_articles set title = $1", [HOSTILE])
        connection.execute("update marts.fct_agreements set evidence_text = $1", [HOSTILE])
        page = dashboard.build(connection, tmp_path)
    html = page.read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    scripts = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert len(scripts) == html.count("<script>") == 4
    assert all(f"'sha256-{digest}'" in policy[1] for digest in hashes)
    styles = re.findall(r"<style>(.*?)</style>", html, flags=re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles]
    assert all(f"'sha256-{digest}'" in policy[1] for digest in hashes)
    assert "unsafe" not in policy[1]
    assert "document.title='broken'</script>" not in html
    assert all("</script" not in file.read_text(encoding="utf-8") for file in (tmp_path / "data").iterdir())


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_what_is_put_into_a_script_comes_out_the_same(text: str) -> None:
    safe = dashboard.script_safe({"title": text})
    assert json.loads(safe) == {"title": text}
    assert "<" not in safe and "\u2028" not in safe


def test_each_project_is_counted_once(published: Path, content: Content) -> None:
    """However often articles speak of it."""
    with duckdb.connect(str(published), read_only=True) as connection:
        projects = connection.execute("select count(distinct project_key) from marts.fct_projects").fetchall()[0][0]
    assert sum(group[5] for group in content.overview["groups"] if group[0] == "project") == projects


def test_texts_are_there_only_where_they_are_published(published: Path, content: Content) -> None:
    """`publish_text: full` puts whole articles behind the marks; otherwise there is nothing of them."""
    assert content.lists["texts"] == []
    with duckdb.connect(str(published)) as connection:
        connection.execute(
            "create table marts.article_texts as select article_key, 'the text' as text from marts.dim_articles"
        )
        try:
            texts = read_content(connection).lists["texts"]
        finally:
            connection.execute("drop table marts.article_texts")
    assert texts == ["the text"] * content.overview["articles"]["count"]
