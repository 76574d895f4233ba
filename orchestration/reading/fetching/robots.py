"""What a host lets be asked (robots.txt) and how fast: never faster than it says, nor than anybody should."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from orchestration.reading import Rejection

# A host that asks for more means that it wants nobody.
_LONGEST_DELAY_SECONDS = 30.0

FetchRules = Callable[[str], str | None]


class Hosts:
    """The rules and the pace of each host. ``fetch_rules`` gives the text of an address: empty where there is none, None
    where the host does not answer, which means that nothing may be asked for (RFC 9309)."""

    def __init__(self, agent: str, seconds_between: float, fetch_rules: FetchRules) -> None:
        self._agent = agent
        self._seconds_between = seconds_between
        self._fetch_rules = fetch_rules
        self._rules: dict[str, Protego | None] = {}
        self._last_asked: dict[str, float] = {}

    def refusal(self, address: str) -> Rejection | None:
        """Why an address may not be asked for; None where it may."""
        rules = self._rules_of(address)
        if rules is None:
            return Rejection(
                reason="unreachable", detail=f"no answer to {_origin(address)}/robots.txt, so nothing is asked for"
            )
        if not rules.can_fetch(address, self._agent):
            return Rejection(reason="robots", detail=f"robots.txt asks to leave {address} alone")
        return None

    def wait(self, address: str) -> None:
        """Sleep until the host may be asked again."""
        host = _origin(address)
        delay = self._seconds_between
        if (rules := self._rules.get(host)) is not None:
            delay = max(delay, min(rules.crawl_delay(self._agent) or 0.0, _LONGEST_DELAY_SECONDS))
        due = self._last_asked.get(host, float("-inf")) + delay
        time.sleep(max(0.0, due - time.monotonic()))
        self._last_asked[host] = time.monotonic()

    def _rules_of(self, address: str) -> Protego | None:
        host = _origin(address)
        if host not in self._rules:
            text = self._fetch_rules(f"{host}/robots.txt")
            self._rules[host] = None if text is None else Protego.parse(text)
        return self._rules[host]


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
