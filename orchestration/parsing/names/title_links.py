"""Which titles are whose: before a name, after it, one in the plural shared by a list of names.

A title is given to the name that it stands right beside. Whether that makes the name a person is ``persons``' business.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from orchestration.parsing import lexicons
from orchestration.parsing.names.bodies import QUALIFIERS
from orchestration.parsing.names.candidates import Candidate
from orchestration.parsing.names.shapes import Shape
from orchestration.parsing.names.titles import Title

_AFTER_NAME = re.compile(
    r"(?: \(|, ?|,? (?:who (?:is|was|serves as|acts as|as) |then |now |currently |\d{2}, |aged \d{2}, )?|, (?:\d{2}, )?"
    r"| (?:is|was|remains|remained|serves as|served as|became|has been|was elected|was appointed) )"
    r"(?:the |an? |its |his |her |their |our |then |now |also |current(?:ly)? |(?:[A-Z]\w+ )?[\w-]+'s )*"
)
_FORMS = "|".join(
    sorted((re.escape(term.rstrip(".")) for term in lexicons.terms("address_forms")), key=len, reverse=True)
)
# `Mayor Datuk Zamri`: a rank of honour is a title of its own, and parts no other from its name.
_ADDRESS = (
    rf"(?i:(?:(?:{_FORMS}|datuk(?: seri)?|dato'?(?: seri| sri)?|datin|tan sri|tengku|haji|sheikh|shaikh|col)\.? )*)"
)
_DIRECT = re.compile(rf" {_ADDRESS}")
# `the Governor of Gyeongsangbuk province of the Republic of Korea (RoK), Kim Kwan Yong`
# `whose chairwoman is Zhong Liping`
_BEFORE_NAME = re.compile(rf"(?: \([^()]{{1,20}}\))?(?: is|,)? \(?{_ADDRESS}")
_IN_BRACKETS = re.compile(r" \((?=[A-Z])")
_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear) $")
_COLLEAGUE = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:\w+ )?(?:colleague|counterpart|opposite number)"
    rf"(?: there|( (?:from|of|in) (?:the )?[^,.;()]{{2,40}}?))?,? {_ADDRESS}$"
)
# `Japan's ambassador`, `the Chilean company's chief executive`
_OWNING = re.compile(r"(?: [a-z]+)?'s ")
_NEAR = 250
_RANKS = frozenset(("cllr", "coun", "councillor", "councilor", "alderman"))
_LISTED = re.compile(r"(?:, | and |, and | & )")
# `the heads of the two operators, A of X Co. and B of Y GmbH`
_LISTED_WITH_HOLDERS = re.compile(r"(?: (?:of|for|from) (?:the )?[A-Z][^,;()]{1,60}?)?(?:, and |, | and | & )")
_RESPECTIVELY = re.compile(r",? respectively\b")


def link(text: str, names: list[Candidate], chains: Sequence[Sequence[Title]]) -> None:
    """Give each chain of titles to the name that it stands beside."""
    starts = [name.start for name in names]
    for chain in chains:
        at = bisect_left(starts, chain[-1].end)
        if at < len(names) and _IN_BRACKETS.match(text, chain[-1].end):
            # `the mayor of Varna (Bulgaria), Ivan Portnih`
            at += text.startswith(")", names[at].end)
        following = names[at] if at < len(names) else None
        before = _name_before(text, names, at, chain[0])
        is_after = before is not None and _AFTER_NAME.fullmatch(text, names[before].end, chain[0].opening) is not None
        if (
            is_after
            and before is not None
            and names[before].is_place
            and following
            and _may_follow(text, chain, following)
        ):
            # `wrote to Linz, the head of the division, Ana Wu,`
            is_after = False
        # After `chairman of China Logistics Group Co., Ltd.` a sentence begins.
        is_closed = is_after and text[chain[-1].end - 1] == "."
        is_direct = not is_closed and following is not None and _is_right_before(text, chain[-1], following)
        if is_after and is_direct and before is not None and names[before].titles and _ends_in_rank(text, chain):
            # `the mayor of Ash, Cllr A, Elm mayor, Cllr B`
            is_after = False
        if before is not None and is_after:
            # `Li Jianqin, secretary of the committee, and mayor Wang Bo`
            _give_after(text, names, before, chain[:-1] if is_direct else chain)
        if following and (is_direct or (not is_after and _may_follow(text, chain, following))):
            _give_before(text, names, at, chain[-1:] if is_after else chain, is_direct=is_direct)


def link_colleagues(text: str, names: Sequence[Candidate]) -> None:
    """Who is only called somebody's colleague holds the same office: `Mayor A of Linz and his colleague from Graz, B`."""
    before: Candidate | None = None
    for name in names:
        called = None if name.titles or before is None else _colleague(text, before, name)
        if before is not None and called is not None:
            office = before.titles[0]
            said = office.said.removesuffix(office.object).partition(" of ")[0]
            where = called[1] or ""
            name.titles.append(
                replace(
                    office,
                    start=called.start(),
                    end=called.end(),
                    text=called[0],
                    opening=called.start(),
                    said=said,
                    object=where,
                    holders=(),
                    is_plural=False,
                )
            )
        if name.titles:
            before = name


def _colleague(text: str, before: Candidate, name: Candidate) -> re.Match[str] | None:
    if len(name.words) == 1 or name.start - before.end > _NEAR:
        return None
    return _COLLEAGUE.search(text, before.end, name.start)


def _ends_in_rank(text: str, chain: Sequence[Title]) -> bool:
    """Whether a councillor's rank right before a name closes the chain: `Elm mayor, Cllr`."""
    return len(chain) > 1 and chain[-1].said.lower() in _RANKS and text[chain[-2].end : chain[-1].start] == ", "


def _give_after(text: str, names: Sequence[Candidate], last: int, chain: Sequence[Title]) -> None:
    """Give titles to the name before them; in the plural or with `respectively` to each of a list of names."""
    first = last
    while first and _LISTED.fullmatch(text, names[first - 1].end, names[first].start):
        first -= 1
    listed = names[first : last + 1]
    is_each = bool(chain) and _RESPECTIVELY.match(text, chain[-1].end) is not None
    if is_each and len(chain) == len(listed) > 1:
        for name, title in zip(listed, chain, strict=True):
            name.titles.append(title if title.object else title.held_as(chain[-1]))
    elif chain and chain[-1].is_plural and len(listed) == 1:
        # `the mayor, Ana Wu, members of the council and guests`
        return
    elif chain and chain[-1].is_plural and not any(name.titles for name in listed):
        for rank, name in enumerate(listed):
            name.titles += chain
            name.rank = rank
    else:
        names[last].titles += chain


def _name_before(text: str, names: Sequence[Candidate], at: int, title: Title) -> int | None:
    """Which name is before a title, past the owner of `Hiroshi Suzuki, Japan's ambassador`."""
    while at and names[at - 1].end > title.opening:
        at -= 1
    if at and _OWNING.fullmatch(text, names[at - 1].end, title.start):
        at -= 1
    if (
        at
        and len(names[at - 1].words) == 1
        and _WHERE.search(text, max(0, names[at - 1].start - 6), names[at - 1].start)
    ):
        # `In Surabaya, the mayor of the city, Tri Rismaharini`
        return None
    return at - 1 if at else None


def _is_right_before(text: str, title: Title, name: Candidate) -> bool:
    if title.is_verb or not _DIRECT.fullmatch(text, title.end, name.start):
        return False
    return name.shape is not Shape.NONE or may_be_family_name(name)


def _may_follow(text: str, chain: Sequence[Title], following: Candidate) -> bool:
    return (
        len(following.words) > 1
        and not chain[-1].is_verb
        and _BEFORE_NAME.fullmatch(text, chain[-1].end, following.start) is not None
    )


def _give_before(text: str, names: Sequence[Candidate], first: int, chain: Sequence[Title], *, is_direct: bool) -> None:
    """Give titles to the name after them; one in the plural to all of a list of names."""
    for at in range(first, len(names)):
        name, rank = names[at], at - first
        if rank and not (chain[-1].is_plural and _LISTED_WITH_HOLDERS.fullmatch(text, names[at - 1].end, name.start)):
            return
        name.titles += chain
        name.rank = rank
        name.is_titled_before = is_direct or len(name.words) > 1


def may_be_family_name(name: Candidate) -> bool:
    """Whether a title makes a person of words that are not shaped like a name."""
    common, heads = lexicons.terms("common_words"), lexicons.terms("organization_types") | lexicons.terms("other_heads")
    if name.words[-1].low in heads or name.words[-1].low in lexicons.terms("demonyms") or len(name.words) > 4:
        return False
    if name.words[0].low in QUALIFIERS and name.words[-1].text.isupper():
        # `vice chairman of Tianjin Municipal PCC`
        return False
    return not all(word.low in common for word in name.words)
