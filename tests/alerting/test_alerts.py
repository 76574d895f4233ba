"""Alerts at the servers that take them: what they say, how often they come, and what happens where a server fails or hangs."""

from __future__ import annotations

import email
import email.policy
import logging
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from orchestration.alerting import channels, outbox
from orchestration.alerting.alert import Alert, Kind
from orchestration.settings import ConfigurationError, Settings, load
from tests.alerting.servers import Mailbox, Webhook, mail_server, silent, webhook

FAILED = Alert(Kind.FAILED_RUN, "The run refresh failed", ("models: out of memory",), "0f3c")
HOSTILE = "<!channel> ```@here\r\nBcc: all@example.org\r\n\x1b[31m<script>alert(1)</script> \u202egnp"


@pytest.fixture
def hook() -> Iterator[Webhook]:
    with webhook() as taken:
        yield taken


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mail_server() as taken:
        yield taken


@pytest.fixture
def by_webhook(home: Settings, hook: Webhook) -> Settings:
    home.home.mkdir(parents=True, exist_ok=True)
    return home.model_copy(update={"alert_webhook": SecretStr(hook.url)})


def _by_mail(home: Settings, server: str) -> Settings:
    home.home.mkdir(parents=True, exist_ok=True)
    chosen = {"alert_mail_to": "a@example.org, b@example.org", "alert_mail_from": "coop@example.org"}
    return home.model_copy(update={**chosen, "smtp_server": server, "smtp_security": "none"})


def test_a_letter(home: Settings, mailbox: Mailbox) -> None:
    """It says what is wrong, what to do and where to look, to everybody who is named."""
    outbox.tell(_by_mail(home, mailbox.address), [FAILED])
    letter = email.message_from_bytes(mailbox.letters[0], policy=email.policy.default)
    assert letter["Subject"] == "Cooperation warehouse: failed run"
    text = letter.get_content()
    for words in ("The run refresh failed", "out of memory", "coop doctor", str(home.home), "/runs/0f3c"):
        assert words in text
    assert mailbox.recipients == [["a@example.org", "b@example.org"]]


def test_a_webhook(by_webhook: Settings, hook: Webhook) -> None:
    """Slack's form: one text."""
    outbox.tell(by_webhook, [FAILED])
    assert list(hook.bodies[0]) == ["text"]
    assert "The run refresh failed" in hook.bodies[0]["text"]


def test_words_of_others_stay_words(home: Settings, hook: Webhook, mailbox: Mailbox) -> None:
    """No header, no call to everybody, no end of the quotation, no escape sequence, no change of direction."""
    chosen = _by_mail(home, mailbox.address).model_copy(update={"alert_webhook": SecretStr(hook.url)})
    outbox.tell(chosen, [Alert(Kind.FAILED_RUN, HOSTILE, (HOSTILE,))])
    text = hook.bodies[0]["text"]
    assert text.count("```") == 2
    assert text.endswith("```")
    assert "<" not in text
    letter = email.message_from_bytes(mailbox.letters[0], policy=email.policy.default)
    assert letter["Bcc"] is None
    assert not {"\x1b", "\u202e"} & set(text + letter.get_content())


def test_one_message_for_one_run(by_webhook: Settings, hook: Webhook) -> None:
    """Whatever is wrong with a run comes together, and once, whoever sees the run."""
    alerts = [FAILED, Alert(Kind.FAILED_CHECK, "2 checks failed"), Alert(Kind.REJECTIONS, "31 of 100")]
    for _ in range(3):
        outbox.tell(by_webhook, alerts, occasion="run 1")
    (body,) = hook.bodies
    assert all(alert.summary in body["text"] for alert in alerts)


def test_quiet_time(by_webhook: Settings, hook: Webhook) -> None:
    """After one alert others of its kind are counted, not sent; those of another kind are sent. Then the count is told."""
    for number in range(4):
        outbox.tell(by_webhook, [FAILED], occasion=f"run {number}")
    outbox.tell(by_webhook, [Alert(Kind.STALE_DATA, "publication is stale")])
    assert ["failed run" in body["text"] for body in hook.bodies] == [True, False]
    outbox.tell(by_webhook.model_copy(update={"alert_quiet_hours": 0}), [FAILED], occasion="run 4")
    assert "3 more of this kind" in hook.bodies[2]["text"]


def test_a_channel_that_fails(by_webhook: Settings, hook: Webhook, caplog: pytest.LogCaptureFixture) -> None:
    """What no channel took waits, and goes out when one takes it; the log says so and does not tell the address."""
    hook.status = 500
    outbox.tell(by_webhook, [FAILED])
    outbox.tell(by_webhook, [Alert(Kind.STALE_DATA, "publication is stale")])
    assert outbox.waiting(by_webhook) == 2
    assert "answered 500" in caplog.text
    assert "hidden" not in caplog.text
    hook.status = 200
    assert outbox.resend(by_webhook) == 0
    assert "failed run, stale data" in hook.bodies[-1]["text"]
    assert outbox.resend(by_webhook) == 0
    assert len(hook.bodies) == 3


def test_a_webhook_that_sends_elsewhere(by_webhook: Settings, hook: Webhook) -> None:
    """The message is not carried to whoever the answer names."""
    hook.status = 307
    outbox.tell(by_webhook, [FAILED])
    assert len(hook.bodies) == 1
    assert outbox.waiting(by_webhook) == 1


def test_a_mail_server_that_refuses(home: Settings, mailbox: Mailbox, caplog: pytest.LogCaptureFixture) -> None:
    mailbox.reply = "554 no"
    chosen = _by_mail(home, mailbox.address)
    outbox.tell(chosen, [FAILED])
    assert outbox.waiting(chosen) == 1
    assert "SMTPDataError" in caplog.text


def test_one_channel_is_enough(home: Settings, hook: Webhook, caplog: pytest.LogCaptureFixture) -> None:
    """Who was told by one channel is not told again because another failed."""
    chosen = _by_mail(home, "127.0.0.1:1").model_copy(update={"alert_webhook": SecretStr(hook.url)})
    outbox.tell(chosen, [FAILED])
    assert outbox.waiting(chosen) == 0
    assert "127.0.0.1:1 cannot be used" in caplog.text


def test_servers_that_hang(home: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Neither keeps its caller: the deadline holds for both together."""
    monkeypatch.setattr(channels, "_DEADLINE_SECONDS", 0.3)
    with silent() as port:
        chosen = _by_mail(home, f"127.0.0.1:{port}").model_copy(
            update={"alert_webhook": SecretStr(f"http://127.0.0.1:{port}/hidden")}
        )
        outbox.tell(chosen, [FAILED])
    assert caplog.text.count("no end within") == 2
    assert outbox.waiting(chosen) == 1


@pytest.mark.parametrize("content", ["{", "[]", '{"unsent": 3}', "\x00"])
def test_a_damaged_state(by_webhook: Settings, hook: Webhook, content: str) -> None:
    """The alert goes out, and the state is sound again."""
    (by_webhook.home / "alerts.json").write_text(content)
    outbox.tell(by_webhook, [FAILED], occasion="run 1")
    outbox.tell(by_webhook, [FAILED], occasion="run 1")
    assert len(hook.bodies) == 1


def test_nothing_breaks_the_caller(by_webhook: Settings, caplog: pytest.LogCaptureFixture) -> None:
    """Not even a state that cannot be written."""
    (by_webhook.home / ".alerts.json").mkdir()
    outbox.tell(by_webhook, [FAILED])
    assert "could not be told" in caplog.text


def test_the_log_alone(home: Settings, caplog: pytest.LogCaptureFixture) -> None:
    """Without any channel everything is logged, each run once, and nothing is held back."""
    home.home.mkdir(parents=True)
    with caplog.at_level(logging.WARNING):
        for occasion in ("run 1", "run 1", "run 2"):
            outbox.tell(home, [FAILED], occasion=occasion)
    assert caplog.text.count("out of memory") == 2


def test_channels_are_reached_without_a_message(home: Settings, hook: Webhook, mailbox: Mailbox) -> None:
    chosen = _by_mail(home, mailbox.address).model_copy(update={"alert_webhook": SecretStr(hook.url)})
    assert channels.reach(chosen) == {}
    assert not hook.bodies
    assert not mailbox.letters
    lost = chosen.model_copy(update={"smtp_server": "127.0.0.1:1"})
    assert "127.0.0.1:1" in channels.reach(lost)["mail server 127.0.0.1:1"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("alert_webhook: https://example.org/x", "set COOP_ALERT_WEBHOOK in the environment"),
        ("smtp_password: x", "set COOP_SMTP_PASSWORD in the environment"),
        ("alert_mail_to: a@example.org", "needs alert_mail_from and smtp_server"),
        ('alert_mail_to: "a@example.org\\nBcc: b@example.org"', "alert_mail_to"),
        ("{smtp_user: a, smtp_security: none}", "would send the password"),
        ("smtp_server: mail.example.org", "smtp_server"),
        ("ui_url: 'javascript:alert(1)'", "ui_url"),
    ],
)
def test_settings_that_cannot_work(home: Settings, written: str, words: str) -> None:
    """Each is refused with its name, secrets in the file first."""
    home.home.mkdir(parents=True)
    (home.home / "settings.yaml").write_text(written)
    with pytest.raises(ConfigurationError, match=words):
        load()


def test_secrets_are_not_shown(home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither as they are, nor when they are refused."""
    monkeypatch.setenv("COOP_SMTP_PASSWORD", "hidden")
    assert "hidden" not in repr(load())
    monkeypatch.setenv("COOP_ALERT_WEBHOOK", "hidden")
    with pytest.raises(ConfigurationError) as refused:
        load()
    assert "hidden" not in str(refused.value)
