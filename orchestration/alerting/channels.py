"""The ways that a message goes out: mail by SMTP, and a webhook that takes what Slack takes.

A server that fails or hangs costs the caller some seconds and nothing else. What is told of a failure names the server and
never what it was called with: the address of a webhook is itself a secret.
"""

from __future__ import annotations

import smtplib
import ssl
import threading
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from urllib.parse import urlsplit

from orchestration.alerting.alert import Message
from orchestration.settings import Settings

# A mail server answers within a second or is in trouble. Each single answer is given this time, ...
_ANSWER_SECONDS = 10.0
# ... and all of them together this: a server that sends a byte now and then would never be late.
_DEADLINE_SECONDS = 20.0

Channel = Callable[[Message], None]


class DeliveryError(Exception):
    """A message did not go out; the words are for the operator and hold no secret."""


def configured(chosen: Settings) -> Mapping[str, Channel]:
    """The channels that the settings name, each under what it is called in logs."""
    channels: dict[str, Channel] = {}
    if chosen.alert_mail_to:
        channels[f"mail to {chosen.alert_mail_to}"] = lambda message: _mail(chosen, message)
    if chosen.alert_webhook:
        channels[f"webhook at {_host(chosen)}"] = lambda message: _post(chosen, message)
    return channels


def send(channels: Mapping[str, Channel], message: Message) -> dict[str, str]:
    """Send by all channels at once; what went wrong, by channel. Never raises, and ends in time."""
    failures = dict.fromkeys(channels, f"no end within {_DEADLINE_SECONDS:.0f} seconds")

    def deliver(name: str, channel: Channel) -> None:
        try:
            channel(message)
        except DeliveryError as error:
            failures[name] = str(error)
        except Exception as error:
            # Messages of libraries quote addresses with the secrets in them.
            failures[name] = type(error).__name__
        else:
            del failures[name]

    # Daemons: a channel that hangs for ever must not keep the process from ending.
    threads = [threading.Thread(target=deliver, args=each, daemon=True) for each in channels.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(_DEADLINE_SECONDS)
    return dict(failures)


def reach(chosen: Settings) -> dict[str, str]:
    """What stands between here and each channel, without a message being sent; nothing where all is well."""
    probes: dict[str, Channel] = {}
    if chosen.alert_mail_to:
        probes[f"mail server {chosen.smtp_server}"] = lambda _: _connected(chosen).close()
    if chosen.alert_webhook:
        probes[f"webhook at {_host(chosen)}"] = lambda _: _greet(chosen)
    return send(probes, Message("", ""))


def _mail(chosen: Settings, message: Message) -> None:
    mail = EmailMessage()
    mail["Subject"] = message.subject
    mail["From"] = chosen.alert_mail_from
    mail["To"] = chosen.alert_mail_to
    # So that the absence notices of those who get it do not come back.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text)
    server = _connected(chosen)
    try:
        server.send_message(mail)
        server.quit()
    except smtplib.SMTPException as error:
        raise DeliveryError(f"{chosen.smtp_server} refused it: {type(error).__name__}") from None
    finally:
        server.close()


def _connected(chosen: Settings) -> smtplib.SMTP:
    """A mail server that is ready to take a message."""
    host, _, port = chosen.smtp_server.rpartition(":")
    context = ssl.create_default_context()
    try:
        if chosen.smtp_security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, int(port), timeout=_ANSWER_SECONDS, context=context)
        else:
            server = smtplib.SMTP(host, int(port), timeout=_ANSWER_SECONDS)
            if chosen.smtp_security == "starttls":
                server.starttls(context=context)
        if chosen.smtp_user:
            server.login(chosen.smtp_user, chosen.smtp_password.get_secret_value())
    except (OSError, smtplib.SMTPException) as error:
        raise DeliveryError(f"{chosen.smtp_server} cannot be used: {type(error).__name__}") from None
    return server


def _post(chosen: Settings, message: Message) -> None:
    import requests  # noqa: PLC0415 - takes long to import, and most runs have nothing to tell

    # `&`, `<` and `>` are Slack's own signs, for links and for calling everybody in; within a block of code neither it nor
    # its likes read names or links in what is left.
    quoted = message.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("```", "'''")
    body = {"text": f"*{message.subject}*\n```\n{quoted}```"}
    try:
        # A webhook answers where it stands; to follow it elsewhere would carry the message to whoever it names.
        answer = requests.post(
            chosen.alert_webhook.get_secret_value(), json=body, timeout=_ANSWER_SECONDS, allow_redirects=False
        )
    except (requests.RequestException, ValueError) as error:
        raise DeliveryError(f"{_host(chosen)} cannot be reached: {type(error).__name__}") from None
    if answer.status_code not in range(200, 300):
        raise DeliveryError(f"{_host(chosen)} answered {answer.status_code}")


def _greet(chosen: Settings) -> None:
    """Ask the webhook's server for nothing: an answer of any kind is a sign of life, and no message."""
    import requests  # noqa: PLC0415

    parts = urlsplit(chosen.alert_webhook.get_secret_value())
    try:
        requests.head(f"{parts.scheme}://{parts.netloc}/", timeout=_ANSWER_SECONDS, allow_redirects=False)
    except (requests.RequestException, ValueError) as error:
        raise DeliveryError(f"cannot be reached: {type(error).__name__}") from None


def _host(chosen: Settings) -> str:
    """Who takes the webhook, without the path and the user, which are secrets."""
    return urlsplit(chosen.alert_webhook.get_secret_value()).hostname or "an address without a host"
