"""The pipeline: one article in, its analysis and its facts out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.parsing import confidence, outline, places, scan
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.deixis import home as deixis_home
from orchestration.parsing.deixis import phrases as deixis
from orchestration.parsing.document import Article, Document
from orchestration.parsing.facts import AnyFact
from orchestration.parsing.names import document_titles, organizations, persons, projects
from orchestration.parsing.once.facts import reconcile
from orchestration.parsing.places import features
from orchestration.parsing.rules.catalogue import all_rules
from orchestration.parsing.rules.projects import likelihood as projects_likelihood
from orchestration.parsing.values import counts, dates, money, numbers, triggers


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """What was found in one article."""

    article: Article
    analysis: Analysis
    facts: list[AnyFact]


def analyse(article: Article) -> Analysis:
    """Everything before facts: values, places, names, pointing phrases."""
    analysis = with_candidates(article)
    if projects_likelihood.drop_unlikely(analysis):
        analysis.outline = outline.draw(analysis)
    return analysis


def with_candidates(article: Article) -> Analysis:
    """The same with all names that may be undertakings, likely or not."""
    document = Document(article)
    analysis = Analysis(document, hits=scan.hits(document))
    analysis.numbers = numbers.find(document.text, document.lower)
    analysis.money = money.find(document, analysis.numbers)
    analysis.dates, analysis.durations = dates.find(document)
    analysis.counts = counts.find(analysis)
    analysis.hits |= triggers.hits(analysis.money, analysis.counts)
    analysis.places = places.find(analysis)
    analysis.home = deixis_home.find(analysis)
    analysis.organizations = organizations.find(analysis)
    analysis.persons = persons.find(analysis)
    named = {each.start for each in analysis.organizations}
    analysis.organizations = organizations.resolve(analysis)
    analysis.places = places.resolve(analysis)
    analysis.money = money.settled(analysis.money, analysis.places)
    analysis.home = deixis_home.find(analysis)
    # Bodies that no word of theirs tells are known by now: whose chairman somebody is can only be read with them.
    if any(each.start not in named for each in analysis.organizations):
        analysis.persons = persons.find(analysis)
    analysis.features = features.find(analysis)
    analysis.references = deixis.find(analysis)
    analysis.titles = document_titles.find(analysis)
    analysis.projects = projects.find(analysis)
    analysis.outline = outline.draw(analysis)
    return analysis


def parse(article: Article) -> ParsedArticle:
    """Read one article."""
    analysis = analyse(article)
    facts = confidence.filled(reconcile(analysis, _facts(analysis)))
    return ParsedArticle(article, analysis, facts)


def _facts(analysis: Analysis) -> Iterator[AnyFact]:
    yield from places.facts(analysis)
    yield from organizations.facts(analysis)
    yield from persons.facts(analysis)
    for each in all_rules():
        for hit in analysis.hits_of(each.trigger):
            yield from each.read(analysis, hit)
