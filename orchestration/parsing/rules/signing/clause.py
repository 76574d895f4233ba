"""A verb of signing in its clause: where the clause runs, how the verb group makes it stand, who its subject is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.phrases import party_named
from orchestration.parsing.facts import Party
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.clauses import clause_start, has_side, opened, relative_before
from orchestration.parsing.rules.signing.zones import on_behalf_of
from orchestration.parsing.rules.verb_groups import VerbGroup, verb_group
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

# `met B in Linz and signed`, `, then signed`: the subject stands further in front.
_COORDINATED = re.compile(r"(?:(?<![§¶†]),|\band|\bthen|\bor)\s*(?:and |then |also )?$")
_END = re.compile(r";|: |\b(?:which|who|whose|while|whereas|whereupon)\b| – | — ")
_TWO_SUBJECTS = re.compile(r"[§¶] and (?:the )?[§¶]+ $")
# `The fair helped Linz (to) | sign ten deals`
_HELPED = re.compile(r"\b(?:helped|enabled|saw|led|allowed|let|watched) (?:the )?(?:§+|[a-z]+)(?: to)? $")
_DID = re.compile(r"\bdid\b")
# `the signed contract`: an attribute and no verb.
_ATTRIBUTE = re.compile(r"\b(?:the|a|an|this|these|those|its|their) (?:\w+ly |already )?$", re.IGNORECASE)
_ENDS_IN_PREPOSITION = re.compile(r" (?:in|on|to|with|under|by)$")
# `Since signing a treaty with B, Japan in 1976, A has`: who signs is the subject of what follows.
_OPENING_GERUND = re.compile(r"(?:Since|After|Before|By|Upon|On|In|Following|Besides|With) (?:\w+ly )?")
_MAIN_CLAUSE = re.compile(
    r", (?=(?:the )?[§¶]+(?: City| and (?:the )?[§¶]+)? (?:has|have|had|was|were|is|are|will|also|\w+ed|went|set)\b)"
)
# `, and in May it concluded`, `There he signed`
_PRONOUN = re.compile(r"\b(?P<who>he|she|it)(?: (?:also|then|later|\w+ly|†+))* $", re.IGNORECASE)
_OWNED_BY = re.compile(r"§'s (?:[\w-]+ ){0,5}[\w-]+, (?P<name>(?:the )?(?:§+|[A-Z][\w-]*(?: [A-Z][\w-]*){0,4})),? $")
_OPENS_WITH_IT = re.compile(r"(?:It|They|He|She) ")
_SENTENCES_BACK = 3
_LOOK_BACK = 60
_NO_VERBS = frozenset({"none", "noun"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause that a verb of ``signing_triggers`` rules, from ``start`` to ``end``."""

    analysis: Analysis
    verb: Hit
    sentence: Sentence
    start: int
    end: int
    group: VerbGroup

    @property
    def outline(self) -> str:
        return self.analysis.outline

    @property
    def form(self) -> str | None:
        return self.verb.entry["form"]

    @property
    def may_be_bare(self) -> bool:
        """`inked with B` says it all without any document."""
        return self.verb.entry["objects"] == "bare"

    @property
    def may_have_object(self) -> bool:
        """A passive has none, but `was laid down in a memorandum` names its document behind the verb all the same."""
        return not self.group.is_passive or _ENDS_IN_PREPOSITION.search(self.verb.entry.term) is not None

    @property
    def is_finite(self) -> bool:
        """Whether the verb tells a deed: a base form does so in headlines, behind `did` and of several subjects."""
        outline, before = self.outline, self.group.start
        if _ATTRIBUTE.search(outline, max(0, self.verb.start - _LOOK_BACK), self.verb.start):
            return False
        if self.form != "base" or self.group.start < self.verb.start or self.sentence.is_title:
            return True
        if _DID.search(outline, before, self.verb.start) or _HELPED.search(outline, self.start, before):
            return True
        return _TWO_SUBJECTS.search(outline, max(self.start, before - 2 * _LOOK_BACK), before) is not None


def verbs_in(analysis: Analysis, start: int, end: int) -> list[Hit]:
    """The verbs of signing in a stretch, without those that only look like it and those inside names."""
    hits = analysis.hits_of("signing_triggers", start, end)
    return [hit for hit in hits if hit.entry["form"] not in _NO_VERBS and analysis.outline[hit.start].isalpha()]


def clause_of(analysis: Analysis, verb: Hit, sentence: Sentence) -> Clause | None:
    """The clause of a trigger, None where the trigger is no verb of signing."""
    if not verbs_in(analysis, verb.start, verb.end):
        return None
    start = clause_start(analysis, sentence.start, verb.start)
    end = sentence.end
    if later := verbs_in(analysis, verb.end, sentence.end):
        end = verb_group(analysis, later[0].start, verb.end).start
    # `- Signed: 11 projects`: the colon behind a verb that opens its line leads to its object.
    opens = not analysis.outline[start : verb.start].strip("-•* ")
    cut = _END.search(analysis.outline, verb.end + opens, end)
    end = cut.start() if cut else end
    if verb.entry["form"] == "gerund" and _OPENING_GERUND.fullmatch(analysis.outline, sentence.start, verb.start):
        main = _MAIN_CLAUSE.search(analysis.outline, verb.end, end)
        end = main.start() if main else end
    return Clause(analysis, verb, sentence, start, end, verb_group(analysis, verb.start, start))


def subjects(clause: Clause) -> tuple[list[Party], int]:
    """Who signs, and where the words begin that say so."""
    analysis, outline, before = clause.analysis, clause.outline, clause.group.start
    relative = relative_before(analysis, before, clause.sentence.start)
    if relative:
        return _antecedent(clause, relative)
    if clause.form == "gerund" and (main := _MAIN_CLAUSE.match(outline, clause.end)):
        return named_sides(analysis, main.end(), clause.sentence.end, is_list=True), before
    first = opened(analysis, clause.start, before)
    earlier = verbs_in(analysis, clause.start, before)
    is_coordinated = bool(earlier) or _COORDINATED.search(outline, first, before) is not None
    if clause.form == "gerund" or (clause.start > clause.sentence.start and not has_side(outline, first, before)):
        first = opened(analysis, clause.sentence.start, before)
        is_coordinated = True
    until = earlier[0].start if earlier else before
    named = named_sides(analysis, first, until, is_list=is_coordinated, with_unlisted=True)
    if apposed := _OWNED_BY.search(outline, first, until):
        # `Linz's savings bank, Donaubank, signed`: the part acts and not its owner.
        named = named_sides(analysis, apposed.start("name"), until, with_unlisted=True) or named
    if not named and (pronoun := _PRONOUN.search(outline, first, before)):
        named = _meant(clause, pronoun)
    represented = on_behalf_of(analysis, clause.sentence.start, clause.sentence.end)
    if represented and not any(party.kind == "organization" for party in named):
        return represented, first
    return named, first


def _meant(clause: Clause, pronoun: re.Match[str]) -> list[Party]:
    """Whom `he` or `it` stands for: who opens the sentence, or the one before it, or the one before that."""
    analysis = clause.analysis
    index = clause.sentence.index
    for sentence in reversed(analysis.document.sentences[max(0, index - _SENTENCES_BACK) : index + 1]):
        is_own = sentence is clause.sentence
        until = pronoun.start() if is_own else sentence.end
        start = opened(analysis, sentence.start, until) if is_own else sentence.start
        if not is_own and _OPENS_WITH_IT.match(analysis.outline, sentence.start):
            continue  # the side that it names is not the one that acts
        if pronoun["who"].lower() == "it":
            acting = named_sides(analysis, start, until, with_unlisted=is_own)[:1] or _taken_for_person(
                analysis, start, until
            )
        else:
            acting = _of_person(analysis, start, until)
        if acting and not sentence.is_title:
            return acting
    return []


def _taken_for_person(analysis: Analysis, start: int, end: int) -> list[Party]:
    """`Nordvind Energi said it had signed`: what `it` takes up is nobody, however much its name looks like somebody's."""
    first = next(iter(within(analysis.persons, start, end)), None)
    is_body = first is not None and first.start == start and not first.titles and first.affiliation is None
    return [Party(first.name, "organization")] if first and is_body else []


def _of_person(analysis: Analysis, start: int, end: int) -> list[Party]:
    """The side that the first person of a stretch stands for."""
    persons = within(analysis.persons, start, end)
    party = party_named(analysis, persons[0].affiliation) if persons else None
    return [party] if party else []


def _antecedent(clause: Clause, relative: re.Match[str]) -> tuple[list[Party], int]:
    """Whom a relative pronoun stands for: the side before its comma, or all of the list before it."""
    analysis = clause.analysis
    start = clause_start(analysis, clause.sentence.start, relative.start())
    first = opened(analysis, start, relative.start())
    named = named_sides(analysis, first, relative.start(), with_unlisted=True)
    has_comma = clause.outline[first : relative.start()].rstrip().endswith(",")
    return (named[-1:] if has_comma else named), first
