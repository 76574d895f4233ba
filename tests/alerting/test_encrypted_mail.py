"""Mail over TLS, with a login, as every mail server on the net wants it. The servers here are real, their certificate own."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from pydantic import SecretStr

from orchestration.alerting import channels
from orchestration.alerting.alert import Message
from orchestration.settings import Settings
from tests.alerting.servers import mail_server

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")

MESSAGE = Message("Subject", "Text.")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate of 127.0.0.1, signed by itself."""
    file = tmp_path_factory.mktemp("certificate") / "both.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=mail"]
    subprocess.run(
        [*made, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", file, "-out", file.with_suffix(".crt")],
        check=True,
        capture_output=True,
    )
    with file.open("ab") as both:
        both.write(file.with_suffix(".crt").read_bytes())
    return file


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As an operator makes the certificate of an own authority known."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


def server_options(certificate: Path, security: str) -> dict[str, Any]:
    # Not one for servers only: aiosmtpd wakes its own server up with it, as a client.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS)
    context.load_cert_chain(certificate)
    encrypted = (
        {"tls_context": context, "require_starttls": True} if security == "starttls" else {"ssl_context": context}
    )
    # aiosmtpd lets nobody log in before STARTTLS, and knows no other encryption.
    is_within = security == "tls"
    return encrypted | {"authenticator": authenticate, "auth_required": True, "auth_require_tls": not is_within}


def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    is_right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"cooperation", b"right")
    return AuthResult(success=is_right, handled=False)


def by_mail(home: Settings, address: str, security: str, password: str = "right") -> Settings:  # noqa: S107
    chosen = {"alert_mail_to": "a@example.org", "alert_mail_from": "coop@example.org", "smtp_server": address}
    login = {"smtp_user": "cooperation", "smtp_password": SecretStr(password)}
    return home.model_copy(update={**chosen, **login, "smtp_security": security})


@pytest.mark.filterwarnings("ignore:ssl.PROTOCOL_TLS:DeprecationWarning", "ignore:Requiring AUTH:UserWarning")
@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.usefixtures("trusted")
def test_a_letter_over_an_encrypted_line(home: Settings, certificate: Path, security: str) -> None:
    """It arrives after the login; with another password it does not, and what is told of that does not hold it."""
    with mail_server(**server_options(certificate, security)) as mailbox:
        chosen = by_mail(home, mailbox.address, security)
        assert channels.reach(chosen) == {}
        assert channels.send(channels.configured(chosen), MESSAGE) == {}
        assert len(mailbox.letters) == 1
        wrong = by_mail(home, mailbox.address, security, "wrong")
        told = channels.send(channels.configured(wrong), MESSAGE)
        assert told == {"mail to a@example.org": f"{mailbox.address} cannot be used: SMTPAuthenticationError"}
        assert len(mailbox.letters) == 1


@pytest.mark.filterwarnings("ignore:ssl.PROTOCOL_TLS:DeprecationWarning", "ignore:Requiring AUTH:UserWarning")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for(home: Settings, certificate: Path, security: str) -> None:
    """Neither the letter nor the password is given to a server that may be any."""
    with mail_server(**server_options(certificate, security)) as mailbox:
        told = channels.send(channels.configured(by_mail(home, mailbox.address, security)), MESSAGE)
        assert told == {"mail to a@example.org": f"{mailbox.address} cannot be used: SSLCertVerificationError"}
        assert mailbox.letters == []
