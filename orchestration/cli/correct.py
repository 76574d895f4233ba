"""`coop correct`: an analyst's word against the parser's, written down after the evidence was seen."""

from __future__ import annotations

import datetime as dt
import getpass

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from orchestration import settings, warehouse
from orchestration.loading import lock
from orchestration.rendering.characters import visible
from orchestration.rendering.terminal import console
from orchestration.resolving import corrections, stored_facts
from orchestration.resolving.correction_fields import FIELDS, REFUSED, UnknownFieldError, canonical
from orchestration.resolving.corrections import Correction
from orchestration.resolving.stored_facts import Article, StoredFact
from orchestration.settings import Settings

# How much of the article stands around the evidence: two or three sentences on either side.
_CONTEXT = 300


@click.command(
    epilog="Exit status: 0 all well, 2 there is no such fact or field, or the value is none that it may hold, "
    "3 a run is writing."
)
@click.argument("key")
@click.argument("changes", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--refuse", is_flag=True, help="There is no such fact.")
@click.option("--reason", "-r", help="Why, for those who come after you.")
@click.option("--by", help="Who says so; by default the name that you are logged in under.")
@click.option("--yes", "-y", is_flag=True, help="Write without asking.")
def command(key: str, changes: tuple[str, ...], refuse: bool, reason: str | None, by: str | None, yes: bool) -> None:
    """Overrule what was read of a fact: show its evidence, ask, and write it to corrections.csv in the home.

    KEY is the key of a fact (an agreement_key, investment_key, ...), or an article_key to list the facts of an article;
    its first characters will do. Without FIELD=VALUE the fact is only shown. FIELD= makes a field unknown. The next
    `coop run` publishes what you say, and it holds through every later parse.
    """
    chosen = settings.load()
    to = console()
    with lock.hold(chosen.writer_lock, wait_seconds=1):
        fact = _shown(chosen, key, to)
        if fact is None:
            if changes or refuse:
                raise click.UsageError("this is an article: name one of its facts to correct it")
            return
        if not (changes or refuse):
            return
        lines = _lines(fact, changes, refuse, _reason(reason), by or getpass.getuser())
    for line in lines:
        held = "" if line.field == REFUSED else f"{fact.values[line.field] or 'nothing'} -> "
        to.print(Text(visible(f"{line.field}: {held}{'nothing' if line.value is None else line.value}")))
    if not yes:
        click.confirm(f"Write this to {chosen.corrections_file}?", abort=True, err=True)
    # Not while the question stood: a run must not wait for a person.
    with lock.hold(chosen.writer_lock, wait_seconds=1):
        corrections.append(chosen.corrections_file, lines)
    click.echo(f"Written to {chosen.corrections_file}. `coop run` publishes it.", err=True)


def _shown(chosen: Settings, key: str, to: Console) -> StoredFact | None:
    """Show the one fact of that key; or list those of an article, which is none."""
    prefix = key.strip().lower()
    if len(prefix) < stored_facts.SHORTEST_PREFIX:
        raise click.UsageError(f"a key, or at least its first {stored_facts.SHORTEST_PREFIX} characters, not {key!r}")
    if not warehouse.is_built(chosen):
        raise click.ClickException("nothing is built yet: `coop run` does it")
    with warehouse.reading(chosen) as connection:
        found = stored_facts.facts(connection, prefix)
        articles = stored_facts.articles(connection, prefix)
        if len(found) + len(articles) != 1:
            said = (
                "several keys of facts and articles begin"
                if found or articles
                else "no key of a fact or article begins"
            )
            raise click.UsageError(f"{said} with {key!r}")
        if articles:
            _list(to, articles[0], stored_facts.facts(connection, articles[0].article_key, of_article=True))
            return None
        (fact,) = found
        (article,) = stored_facts.articles(connection, fact.article_key)
        _show(to, fact, article, stored_facts.sides(connection, fact), _earlier(chosen, fact))
        return fact


def _earlier(chosen: Settings, fact: StoredFact) -> dict[str, str | None]:
    """What is said of the fact already, the last word of each field."""
    lines = corrections.frame(chosen).sort("correction_file", "line_number", descending=[True, False])
    sound = lines.filter((lines["fact_key"] == fact.fact_key) & (lines["problem"].fill_null("") != "wrong_value"))
    return {str(row["field"]): row["value"] for row in sound.iter_rows(named=True)}


def _lines(fact: StoredFact, changes: tuple[str, ...], refuse: bool, reason: str, by: str) -> list[Correction]:
    wanted = [change.partition("=") for change in changes]
    if wrong := [change for change, (_, sign, _) in zip(changes, wanted, strict=True) if not sign]:
        raise click.UsageError(f"FIELD=VALUE, not {wrong[0]!r}")
    pairs = [(field.strip(), value) for field, _, value in wanted] + ([(REFUSED, "true")] if refuse else [])
    return [_line(fact, field, value, reason, by) for field, value in pairs]


def _line(fact: StoredFact, field: str, value: str, reason: str, by: str) -> Correction:
    fields = FIELDS[fact.fact_class]
    try:
        if field != REFUSED and field not in fields:
            known = f"; of {fact.fact_class} one can correct {', '.join(fields)}" if fields else ""
            raise UnknownFieldError(f"{field!r} is no field of {fact.fact_class} that can be corrected{known}")
        return Correction(
            fact_key=fact.fact_key,
            field=field,
            value=canonical(field, value),
            seen_value=_harmless(fact.values.get(field)),
            reason=reason,
            decided_on=dt.datetime.now().astimezone().date(),
            decided_by=by,
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _harmless(value: str | None) -> str | None:
    """What an article says is not noted where a spreadsheet would take it for a formula."""
    return None if value and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _reason(reason: str | None) -> str:
    if not (reason and reason.strip()):
        raise click.UsageError('why? --reason "..."')
    return reason.strip()


def _show(
    to: Console,
    fact: StoredFact,
    article: Article,
    sides: tuple[tuple[str, str], ...],
    earlier: dict[str, str | None],
) -> None:
    _show_article(to, article)
    text = visible(article.text or "")
    start, end = max(fact.evidence_start - _CONTEXT, 0), fact.evidence_end + _CONTEXT
    to.print(
        Text("... " if start else "")
        .append(text[start : fact.evidence_start])
        .append(text[fact.evidence_start : fact.evidence_end], style="bold underline")
        .append(text[fact.evidence_end : end] + (" ..." if end < len(text) else ""))
    )
    to.print()
    lines = Table.grid(padding=(0, 2))
    lines.add_row(Text(fact.fact_class, style="bold"), Text(fact.fact_key), Text(f"read by {fact.rule}", style="dim"))
    for name, value in fact.values.items():
        overruled = Text(f"corrected: {visible(earlier[name] or 'nothing')}", style="yellow") if name in earlier else ""
        can = "" if name in FIELDS[fact.fact_class] else "dim"
        lines.add_row(Text(name, style=can), Text("" if value is None else visible(value), style=can), overruled)
    for role, name in sides:
        lines.add_row(Text(role, style="dim"), Text(visible(name), style="dim"), "")
    if earlier.get(REFUSED) == "true":
        lines.add_row(Text(REFUSED), Text("true", style="yellow"), "")
    to.print(lines)
    to.print()


def _show_article(to: Console, article: Article) -> None:
    told = [article.title or "(withdrawn)", article.publisher, article.published_on, article.source]
    to.print(Text(visible(", ".join(part for part in told if part)), style="bold"))


def _list(to: Console, article: Article, found: list[StoredFact]) -> None:
    """The facts of an article, each on a line."""
    _show_article(to, article)
    lines = Table.grid(padding=(0, 2))
    lines.add_column(no_wrap=True)
    lines.add_column(no_wrap=True)
    lines.add_column(overflow="fold")
    for fact in found:
        said = ", ".join(value for value in fact.values.values() if value)
        lines.add_row(Text(fact.fact_class, style="bold"), Text(fact.fact_key), Text(visible(said)))
    to.print(lines)
