"""Where the members of what is signed may be listed: in the rest of the sentence, in the sentences that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.rules.signing.verbs import Signing
from orchestration.parsing.sentences import Sentence

# What opens a list of members in the same sentence ...
_INTRODUCES = re.compile(
    r"\b(?:among (?:them|these|which)(?: (?:are|were|is|was))?|including|includes?|included|such as|namely|comprising|"
    r"covering|they are|these are|which are)\b,?|: (?!\d)",
    re.IGNORECASE,
)
# ... or as a sentence of its own: `The four are`, `Among them is`; what one thing was (`The fair was held by A and B`) is none.
_SENTENCE_LISTS = re.compile(
    r"(?:The|These|Those|They)(?: [\w-]+){0,3}? (?:are|were|include|included)\b:?"
    r"|The (?:last|first|second|third|fourth|fifth|other|biggest|largest|remaining one)(?: one)? is\b"
    r"|Among (?:(?:them|these)|the [\w -]{0,30}(?:projects|agreements|contracts|deals))(?: (?:are|were|is|was))?\b:?",
    re.IGNORECASE,
)
_ARE_AMONG = re.compile(r" (?:are|were) (?:among|some of) (?:the|them|these|those)\b")
_LISTED_AT_LEAST = 2
_SENTENCES_AHEAD = 3


def stretches(analysis: Analysis, signing: Signing, first: int) -> Iterator[tuple[int, int]]:
    """Where members may be listed: behind what introduces a list, in the sentences that follow."""
    outline = analysis.outline
    sentence = signing.sentence
    is_project = bool(signing.documents) and signing.documents[0].kind == "project"
    if introduces := _INTRODUCES.search(outline, first, sentence.end):
        yield introduces.end(), sentence.end
    for following in _following(analysis, sentence):
        if lists := _SENTENCE_LISTS.match(outline, following.start, following.end):
            yield lists.end(), following.end
        elif among := _ARE_AMONG.search(outline, following.start, following.end):
            yield following.start, among.start()
        elif is_project and _names_projects(analysis, following):
            yield following.start, following.end


def _names_projects(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence lists what it calls projects: `The X Project and the Y Project stand out`."""
    named = within(analysis.projects, sentence.start, sentence.end)
    return sum(project.name.casefold().endswith("project") for project in named) >= _LISTED_AT_LEAST


def end_of_paragraph(analysis: Analysis, sentence: Sentence) -> int:
    """The end of the paragraph, as far as members may be told one by one."""
    within_it = [each for each in _following(analysis, sentence) if each.paragraph == sentence.paragraph]
    return within_it[-1].end if within_it else sentence.end


def _following(analysis: Analysis, sentence: Sentence) -> list[Sentence]:
    """The next sentences, as far as the next paragraph's first."""
    after = analysis.document.sentences[sentence.index + 1 : sentence.index + 1 + _SENTENCES_AHEAD]
    return [each for each in after if not sentence.is_title and each.paragraph <= sentence.paragraph + 1]
