"""What has been told, and what is still to be: no occasion is told twice, no kind more often than the quiet time allows.

The state is one small file of the home, ``alerts.json``. An alert that no channel took is kept there and goes out with the
next try. Whatever goes wrong in here is logged: telling that something is wrong must not make it worse.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pydantic import BaseModel, ValidationError

from orchestration.alerting import channels
from orchestration.alerting.alert import Alert, Kind, compose
from orchestration.loading import lock
from orchestration.rendering.characters import visible
from orchestration.settings import Settings

log = logging.getLogger("coop.alerts")

# Both the daemon and a `coop run` may have seen a run; no more of them end before either has looked.
_REMEMBERED = 200
# A mail server that is down for a week must not fill the file.
_MAX_UNSENT = 20
_MAX_LOGGED = 2_000
_LOCK_SECONDS = 60.0
_threads = threading.Lock()


class State(BaseModel):
    """What the file holds."""

    told_at: dict[Kind, dt.datetime] = {}
    held: dict[Kind, int] = {}
    occasions: list[str] = []
    unsent: list[Alert] = []


def tell(chosen: Settings, alerts: Sequence[Alert], *, occasion: str | None = None) -> None:
    """Log the alerts and send those that are not kept back. An ``occasion``, such as the id of a run, is told once."""
    if not alerts:
        return
    try:
        with _alone(chosen):
            _tell(chosen, alerts, occasion)
    except Exception as error:
        # Without its traceback: a person at a terminal sees the log too, and most of all after a full disk.
        summaries = "; ".join(alert.summary for alert in alerts)
        log.error("Alerts could not be told (%s: %s): %s", type(error).__name__, error, summaries)


def resend(chosen: Settings) -> int:
    """Try what no channel took once more; how many alerts are still waiting."""
    if not (chosen.home / "alerts.json").exists():
        return 0
    with _alone(chosen):
        state = _load(chosen)
        if state.unsent:
            _send(chosen, state)
            _save(chosen, state)
        return len(state.unsent)


def waiting(chosen: Settings) -> int:
    """How many alerts no channel took."""
    return len(_load(chosen).unsent)


@contextmanager
def _alone(chosen: Settings) -> Iterator[None]:
    """The right to change the state: among processes by the lock, which knows no threads, and among sensors' threads."""
    with _threads, lock.hold(chosen.home / "alerts.lock", wait_seconds=_LOCK_SECONDS):
        yield


def _tell(chosen: Settings, alerts: Sequence[Alert], occasion: str | None) -> None:
    state = _load(chosen)
    if occasion in state.occasions:
        return
    for alert in alerts:
        log.warning("Alert: %s", visible(" | ".join((alert.summary, *alert.details)))[:_MAX_LOGGED])
    if occasion is not None:
        state.occasions = [*state.occasions, occasion][-_REMEMBERED:]
    if channels.configured(chosen):
        now = dt.datetime.now(dt.UTC)
        quiet = dt.timedelta(hours=chosen.alert_quiet_hours)
        for alert in alerts:
            told = state.told_at.get(alert.kind)
            if told is not None and now - told < quiet:
                state.held[alert.kind] = state.held.get(alert.kind, 0) + 1
            else:
                state.unsent.append(alert)
        state.unsent = state.unsent[-_MAX_UNSENT:]
        if state.unsent:
            _send(chosen, state)
    _save(chosen, state)


def _send(chosen: Settings, state: State) -> None:
    """Send what waits. What one channel took is told: the failure of another is logged, not repeated to the first."""
    message = compose(state.unsent, held=state.held, home=str(chosen.home), ui_url=chosen.ui_url)
    by = channels.configured(chosen)
    failures = channels.send(by, message)
    for name, why in failures.items():
        log.error("No alert by %s: %s", name, why)
    if len(failures) == len(by):
        return
    for kind in {alert.kind for alert in state.unsent}:
        state.told_at[kind] = dt.datetime.now(dt.UTC)
        state.held.pop(kind, None)
    state.unsent = []


def _load(chosen: Settings) -> State:
    file = chosen.home / "alerts.json"
    try:
        return State.model_validate_json(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return State()
    except (OSError, ValidationError):
        # Told once too often is better than not at all.
        log.warning("%s cannot be read and is made anew", file)
        return State()


def _save(chosen: Settings, state: State) -> None:
    file = chosen.home / "alerts.json"
    partial = file.with_name(f".{file.name}")
    partial.write_text(state.model_dump_json(indent=2), encoding="utf-8")
    partial.replace(file)
