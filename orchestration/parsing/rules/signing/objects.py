"""What a verb of signing signs: its object, the subject of its passive, what its relative clause hangs on."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.rules.clauses import opened
from orchestration.parsing.rules.documents.heads import NUMBER
from orchestration.parsing.rules.documents.phrases import DocumentPhrase, described_project, documents_in
from orchestration.parsing.rules.signing.clause import Clause, verbs_in
from orchestration.parsing.scan import Hit

# Between a verb and its object: adverbs, a place, a day, the other side (`signed with B a contract`), a measure.
_TO_OBJECT = re.compile(
    r"(?:, [^,;§¶]{2,40},)?:? (?:(?:\w+ly|also|then|here|there|yesterday|today|recently|earlier"
    r"|(?:last|this|earlier this) (?!of\b)\w+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|morning|afternoon|evening"
    r"|on the spot|in|at|on|with|under|by|the|and|City|"
    r",|[§†¶]+,?|(?:a|the) (?:series|batch|number|total|set|package|raft|host|pair) of|(?:a |their |the )?cop(?:y|ies) of"
    r"|on behalf of (?:the |their |both |its )?(?:two )?[a-z]+) )*"
)
_NEXT = re.compile(r"(?: \([^()]*\))?(?:,| and|, and| as well as|, as well as|, plus| and also)? ")
# `a memorandum with B, a contract with C and ...`: the list goes on behind the sides of the one before.
_NEXT_WITH_SIDES = re.compile(r"[,§] and $|§, $|, (?:as well as|and also|plus|together with) $")
_AS_WELL = re.compile(r", (?:as well as|and also|plus|along with) (?=(?:an?|another|two|three) )")
_OWN_VERB = re.compile(r" (?:will|would|was|were|is|are|has|have|had|should|may|can) ")
_ABOUT = re.compile(r" (?:on|for|of|between|with|about|covering)\b[^,;]*")
# Between a document and its participle: `an agreement with B (which was) officially | signed`.
_TO_PARTICIPLE = re.compile(
    r"(?: (?:with|between|among|worth|on|for|over|about) [^,;]{0,120}?)?,?"
    r"(?: (?:\w+ly|also|just|on the spot|yesterday|today|last (?:week|month|year)))* ?"
)
# `was approved by both councils and | signed`: the form of `be` is said once.
_SHARED_BE = re.compile(
    r"[^;]{0,80}\b(?:was|were|been) (?:\w+ly )?(?:\w+ed|drawn up|drafted|put|laid)\b[^;]{0,60}?,? (?:and|then|and then)"
    r" (?:\w+ly )?"
)
# `An agreement to this effect was among the five | inked`
_AMONG = re.compile(r"[^,;]{0,60} (?:was|were|is|are) (?:among|one of|some of) (?:the )?(?:[\w-]+ ){0,4}")
# `Signed by the mayors of A and B, | the protocol`
_FRONTED = re.compile(r" (?:[^;]*?\bby|in|on|at|between) [^;]*?, (?=(?:the|this|a|an|their|its) )")
# `an agreement | the two (have) signed`: the pronoun is left out.
_CONTACT = re.compile(
    r",? (?=(?:the )?[§¶]+(?:(?:,| and) (?:the )?[§¶]+)* (?:had |have |has |\w+ly )*$|they (?:had |have )?$)"
)
# `concluded a similar one with B`: the noun is said once.
_ONE_MORE = re.compile(
    r" (?:an?|another|its|their) (?:(?:similar|second|third|fourth|new|separate|further|like|comparable|identical|next) )?"
    r"one(?=[,.;]| (?:with|between|among|on|for|in|worth|covering|under|to|about|last|yesterday|today|†)\b)"
    r"| (?:another|the same|one)(?= (?:with|between)\b)| one(?= (?:on|about|for) )"
)
_PRONOUN = re.compile(r"(?:It|This|They|Both|These)(?= (?:was|were|had|has|have|is|are) )")
# `A second one, for a smaller sum, was signed with C`
_ANOTHER = re.compile(r"(?:A (?:second|third|fourth)|Another|The other)(?: one)?(?=,? )")
# `Four of them were signed`, `Among the 91 projects, four were signed`
_SOME = re.compile(
    rf"(?:{NUMBER})(?: of (?:them|these|those))?(?=(?:,| in [\w ]+,)? (?:was|were|had|has|have) )", re.IGNORECASE
)
# `Also signed was a contract`, `Signed at the same time were a contract and a memorandum`
_INVERTED = re.compile(r" (?:(?:on|at|in|by|with) (?:[\w†§]+ ){1,4})?(?:was|were|is|are) ")
_RELATIVE = re.compile(r"(?<! in)(?<! of)(?<! to)(?<! for)(?<! with)(?<! on),? (?:which|that) ")
_RELATIVE_REACH = 60


def objects(clause: Clause) -> list[DocumentPhrase]:
    """The documents that are the object of the verb: the first stands right behind it, others follow in a list."""
    outline = clause.outline
    if more := _ONE_MORE.match(outline, clause.verb.end, clause.end):
        known = documents_in(clause.analysis, clause.sentence.start, clause.verb.start)[-1:] or _last_before(clause)
        return [
            replace(each, title=None, count=1, is_many=False, is_definite=False, start=more.start() + 1, end=more.end())
            for each in known
        ]
    found = documents_in(clause.analysis, clause.verb.end, clause.end)
    if not found or not _TO_OBJECT.fullmatch(outline, clause.verb.end, found[0].start):
        project = described_project(clause.analysis, clause.verb.end, clause.end) if clause.may_be_bare else None
        return [project] if project else []
    return _signable(_listed(clause, found), clause.verb)


def _listed(clause: Clause, found: list[DocumentPhrase]) -> list[DocumentPhrase]:
    """The first of the documents and those that go on its list."""
    listed = found[:1]
    for document in found[1:]:
        gap = clause.outline[listed[-1].end : document.start]
        if not _NEXT.fullmatch(gap) and not _NEXT_WITH_SIDES.search(gap):
            break
        if gap.startswith(",") and _OWN_VERB.match(clause.outline, document.end):
            break  # `signed a letter of intent, and a contract will be signed`
        listed.append(document)
    more = _AS_WELL.search(clause.outline, listed[-1].end, clause.sentence.end) if listed else None
    if more:
        # `signed a pact with B, which lends the money, as well as a memorandum`
        behind = documents_in(clause.analysis, more.end(), clause.sentence.end)[:1]
        if behind and behind[0].start == more.end() and not verbs_in(clause.analysis, listed[-1].end, more.start()):
            listed += behind
    return listed


def passive_subjects(clause: Clause) -> list[DocumentPhrase]:
    """The documents that are signed by a passive verb or stand right before (or behind) a participle."""
    found = _before(clause, clause.start)
    if not found and clause.start > clause.sentence.start:
        found = _before(clause, clause.sentence.start)
    if not found and clause.group.is_passive and _PRONOUN.match(clause.outline, clause.start):
        found = [replace(each, is_definite=True) for each in _last_before(clause)]
    if not found and clause.group.is_passive and _ANOTHER.match(clause.outline, clause.start):
        found = [replace(each, is_definite=False) for each in _last_before(clause)]
    if clause.group.is_passive and (
        some := _SOME.match(clause.outline, opened(clause.analysis, clause.start, clause.group.start))
    ):
        found = _some_of(clause, some) or found
    if not found and (inverted := _INVERTED.match(clause.outline, clause.verb.end)):
        found = _listed(clause, documents_in(clause.analysis, inverted.end(), clause.end))
    if not found and clause.group.is_passive:
        # `During the visit, was signed a charter`, `There was signed a charter`: it stands behind its verb.
        behind = documents_in(clause.analysis, clause.verb.end, clause.end)[:1]
        found = behind if behind and behind[0].start == clause.verb.end + 1 else []
    return found or _fronted(clause)


def _fronted(clause: Clause) -> list[DocumentPhrase]:
    """The document behind a participle that opens the sentence: `Signed by the mayors of A and B, the protocol`."""
    if clause.verb.start != clause.sentence.start:
        return []
    for comma in _FRONTED.finditer(clause.outline, clause.verb.end, clause.sentence.end):
        found = _signable(documents_in(clause.analysis, comma.end(), clause.sentence.end), clause.verb)
        return found[:1] if found and found[0].start == comma.end() else []
    return []


def _some_of(clause: Clause, some: re.Match[str]) -> list[DocumentPhrase]:
    """What a bare number counts: the documents that its sentence (`Of the 91 projects, four`) or the one before names."""
    counted = [count for count in clause.analysis.numbers if count.start == some.start()]
    known = documents_in(clause.analysis, clause.sentence.start, some.start()) or _last_before(clause)
    if not counted or not known:
        return []
    number = int(counted[0].value)
    return [
        replace(
            known[-1],
            title=None,
            count=number,
            is_many=number > 1,
            is_definite=False,
            end=some.end(),
            start=some.start(),
        )
    ]


def _last_before(clause: Clause) -> list[DocumentPhrase]:
    """`It was signed in Linz`: the document that the sentence before names last."""
    number = clause.sentence.index - 1
    if number < 0:
        return []
    before = clause.analysis.document.sentences[number]
    found = _signable(documents_in(clause.analysis, before.start, before.end), clause.verb)
    return found[-1:]


def relative_object(clause: Clause) -> tuple[DocumentPhrase, int] | None:
    """The document that a relative clause hangs on (`the agreement that | A and B signed`), and where it begins."""
    if clause.group.is_passive:
        # `the agreement, which runs until 2028, was signed`
        return None
    if contact := _contact(clause):
        return contact
    pronouns = list(_RELATIVE.finditer(clause.outline, clause.sentence.start, clause.group.start))
    if not pronouns or pronouns[-1].end() >= clause.group.start:
        return None
    pronoun = pronouns[-1]
    found = _signable(documents_in(clause.analysis, clause.sentence.start, pronoun.start()), clause.verb)
    if not found or pronoun.start() - found[-1].end > _RELATIVE_REACH:
        return None
    return found[-1], pronoun.end()


def _contact(clause: Clause) -> tuple[DocumentPhrase, int] | None:
    """The document of `an agreement the two signed`, and where the subject begins."""
    until = clause.group.start
    found = _signable(documents_in(clause.analysis, clause.sentence.start, until), clause.verb)
    gap = _CONTACT.match(clause.outline[found[-1].end : until]) if found and clause.form == "past" else None
    return (found[-1], found[-1].end + gap.end()) if gap else None


def is_object(analysis: Analysis, document: DocumentPhrase, start: int) -> bool:
    """Whether a verb of signing in front of a document has it as its object."""
    verbs = verbs_in(analysis, start, document.start)
    return bool(verbs) and _TO_OBJECT.fullmatch(analysis.outline, verbs[-1].end, document.start) is not None


def _before(clause: Clause, start: int) -> list[DocumentPhrase]:
    outline = clause.outline
    found = _signable(documents_in(clause.analysis, start, clause.group.start), clause.verb)
    if not found:
        return []
    if not clause.group.is_passive and not any(
        way.fullmatch(outline, found[-1].end, clause.verb.start) for way in (_TO_PARTICIPLE, _SHARED_BE, _AMONG)
    ):
        return []
    first = len(found) - 1
    while (
        first
        and _NEXT.fullmatch(outline, found[first - 1].end, found[first].start)
        # What an earlier verb signs (`initialled a letter, and a contract was signed`) is no subject of this one.
        and not any(
            verb.end + 1 == found[first - 1].start for verb in verbs_in(clause.analysis, start, found[first].start)
        )
    ):
        first -= 1
    # The head of the subject is its first noun: `the contract on the two projects was signed`.
    while first and _ABOUT.fullmatch(outline, found[first - 1].end, found[first].start):
        found = found[:first]
        first -= 1
    return found[first:]


def _signable(documents: list[DocumentPhrase], verb: Hit) -> list[DocumentPhrase]:
    """Without the projects and ties that the verb does not sign: one may reach a project or renew a partnership."""
    return [
        document
        for document in documents
        if (document.kind != "project" or verb.entry["objects"]) and (not document.is_tie or verb.entry["founds"])
    ]
