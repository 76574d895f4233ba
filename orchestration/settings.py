"""Where things lie and what an operator may choose. Everything else takes a Settings; nothing else reads the
environment.

``COOP_HOME`` names the home, by default ``var/`` in the project. Choices stand in ``settings.yaml`` there, and a
variable ``COOP_<NAME>`` overrules the file for one call. An unknown name in the file, a
slip of a name in the environment, and a value that means nothing in either, are refused with words, never ignored.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator

PROJECT = Path(__file__).resolve().parent.parent

# They stand in the environment only: a file is copied, backed up and shown.
SECRETS = ("smtp_password", "alert_webhook")
# Two letters that changed places in a name of seven leave this likeness; names that only share a word stay below.
_SLIP = 0.8
# DuckDB would move its log into the file at every 16 MB, which took a third of reading a first load. What is not moved yet
# when a process is killed, the next one to open the file moves first.
_CHECKPOINT_THRESHOLD = "256MB"
# A line break in an address would begin another header.
_NO_CONTROL_CHARACTERS = r"^[^\x00-\x1f\x7f]*$"


class ConfigurationError(Exception):
    """A settings or sources file says something that cannot be followed; the message is for the person who wrote it."""


class Settings(BaseModel):
    """One home and its choices."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Path
    samples: Literal["auto", "always", "never"] = "auto"
    """Whether the articles that ship are read; ``auto``: until an operator's own articles are loaded."""
    publish_text: Literal["evidence", "full", "none"] = "evidence"
    """What readers see of texts: titles and the evidence of facts, whole articles, or no words at all."""
    keep_publications: int = Field(default=5, ge=1)
    # A million mentions are 70 MB of a file that is copied anew each time; who wants them scans them whole.
    publish_database_rows: int = Field(default=1_000_000, ge=0)
    """Longer tables that nothing else refers to are published as Parquet only."""
    publish_to_postgres: str = Field(default="", pattern=r"^(postgres(ql)?://.*)?$")
    """The database that takes each publication too; the password stands in PGPASSWORD or ~/.pgpass, never here."""
    timezone: str = "UTC"
    """The zone that schedules are written in; times in tables are UTC."""
    daily_at: str = Field(default="05:30", pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    # Beside half a gigabyte that the process itself takes, three in all: what a small server has. What does not fit is
    # written to disk meanwhile. By itself DuckDB takes four fifths of the machine, whoever else needs it.
    memory_limit: str = Field(default="2GB", pattern=r"^[1-9]\d*(\.\d+)? ?([KMGT]i?B|%)$")
    """What DuckDB may hold in memory in a process, such as `2GB`, `800MiB` or `50%` of the machine."""
    # News articles are tens of kilobytes, the longest reports a few hundred: ten times that is no article but something
    # misfiled, and would hold up the batch it is in.
    max_article_bytes: int = Field(default=5_000_000, ge=1)
    # Payloads of rejections are kept to be tried again, but a folder of videos must not fill the disk.
    max_rejected_bytes: int = Field(default=1_000_000_000, ge=0)
    # A week holds a weekend and a holiday: whoever publishes on working days has published in between.
    stale_after_days: int = Field(default=7, ge=1)
    """Without news for so long, sources count as dried up and a publication as stale."""
    alert_mail_to: str = Field(default="", pattern=_NO_CONTROL_CHARACTERS)
    alert_mail_from: str = Field(default="", pattern=_NO_CONTROL_CHARACTERS)
    smtp_server: str = Field(default="", pattern=r"^([^\s:]+:\d{1,5})?$")
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = Field(default="", pattern=_NO_CONTROL_CHARACTERS)
    smtp_password: SecretStr = SecretStr("")
    # Whoever knows the address of a webhook can write through it.
    alert_webhook: SecretStr = SecretStr("")
    # Shorter than a day, so that the daily run is told of each time; longer than somebody needs who was told already.
    alert_quiet_hours: float = Field(default=6, ge=0)
    """How long after an alert others of its kind are kept back."""
    ui_url: str = Field(default="http://127.0.0.1:3000", pattern=r"^https?://\S+$")
    """Where alerts say that the Dagster UI is."""
    # Web archives of a news set are about a gigabyte each.
    max_archive_bytes: int = Field(default=5_000_000_000, ge=1)
    user_agent: str = Field(default="cooperation-warehouse", min_length=3, pattern=r"^[\x20-\x7e]+$")
    """What servers are told who asks: whoever runs one wants to know whom to write to."""
    engine: Literal["embedded", "spark"] = "embedded"
    """What reads and parses: this process with DuckDB, or Spark (`docs/scaling.md`)."""
    spark_master: str = "local[2]"
    """`local[N]`, the URL of a master (`spark://host:7077`, `yarn`, `k8s://...`), or of a Connect server (`sc://host:15002`)."""
    spark_conf: dict[str, str] = {}
    """What Spark is to be told besides; memory and cores of executors, a catalog."""
    lake: str = ""
    """Where Spark keeps the tables: a folder or URL that every worker reads; by default `lake/` in the home."""
    # A table of so many rows makes a file of some gigabytes: what is longer is better asked where it lies.
    publish_rows: int = Field(default=20_000_000, ge=0)
    """Longer tables of facts stay in the lake; the publication says so, and has the reports made of them."""
    # What is lost when a run dies, and what a driver is told of at a time: minutes of work on some ten cores.
    spark_wave_articles: int = Field(default=100_000, ge=1)
    # A late correction writes so many articles' rows anew: some hundred megabytes of text, ten seconds.
    lake_partition_articles: int = Field(default=50_000, ge=1)

    @field_validator("spark_conf", mode="before")
    @classmethod
    def _is_mapping(cls, value: object) -> object:
        """In the environment it is written as YAML or JSON."""
        read = yaml.safe_load(value) if isinstance(value, str) else value
        if not isinstance(read, dict):
            raise ValueError("no mapping of names to values")
        return {str(name): str(setting) for name, setting in read.items()}

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"no such time zone: {value!r}") from error
        return value

    @field_validator("alert_webhook")
    @classmethod
    def _is_address(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not value.get_secret_value().startswith(("http://", "https://")):
            raise ValueError("no address that begins with https:// or http://")
        return value

    @model_validator(mode="after")
    def _can_mail(self) -> Settings:
        if self.alert_mail_to and not (self.alert_mail_from and self.smtp_server):
            raise ValueError("alert_mail_to needs alert_mail_from and smtp_server")
        if self.smtp_user and self.smtp_security == "none":
            raise ValueError("smtp_security: none would send the password of smtp_user for all to read")
        return self

    @field_validator("publish_to_postgres")
    @classmethod
    def _has_no_password(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.password or "password=" in parts.query:
            raise ValueError("no password here: put it into PGPASSWORD or ~/.pgpass")
        return value

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    @property
    def database(self) -> Path:
        """The private warehouse: one writer, no readers."""
        return self.home / "warehouse" / "cooperation.duckdb"

    @property
    def duckdb_config(self) -> dict[str, str | bool | int | float | list[str]]:
        """What a connection that reads or writes all of it is opened with."""
        return {"memory_limit": self.memory_limit, "checkpoint_threshold": _CHECKPOINT_THRESHOLD}

    @property
    def writer_lock(self) -> Path:
        return self.home / "warehouse" / "writer.lock"

    @property
    def published(self) -> Path:
        return self.home / "published"

    @property
    def rejected(self) -> Path:
        return self.home / "rejected"

    @property
    def dagster_home(self) -> Path:
        return self.home / "dagster"

    @property
    def cache(self) -> Path:
        return self.home / "cache"

    @property
    def lake_url(self) -> str:
        """Where the tables of Spark lie."""
        return self.lake or str(self.home / "lake")

    @property
    def dbt_target(self) -> Path:
        """One folder for all dbt runs: what dbt has parsed is found again."""
        return self.cache / "dbt"

    @property
    def addresses_file(self) -> Path:
        """The addresses that were added one by one, a line each."""
        return self.home / "addresses.txt"

    @property
    def sources_file(self) -> Path:
        """The operator's own list of sources, or else the one that ships."""
        own = self.home / "sources.yaml"
        return own if own.exists() else PROJECT / "seeds" / "sources.yaml"

    @property
    def corrections_file(self) -> Path:
        """The operator's own corrections, read after those that ship."""
        return self.home / "corrections.csv"


def load() -> Settings:
    """The settings of this process's home."""
    home = Path(os.environ.get("COOP_HOME") or PROJECT / "var").expanduser().absolute()
    if home.exists() and not home.is_dir():
        raise ConfigurationError(f"COOP_HOME names {home}, which is no folder")
    # The history of runs is opened by an address, which ends there: half of it would lie beside the home.
    if "?" in str(home):
        raise ConfigurationError(f"COOP_HOME names {home}: no folder on the way to a home may have a ? in its name")
    values: dict[str, object] = {}
    file = home / "settings.yaml"
    if file.exists():
        values.update(read_yaml_mapping(file))
    if written := [name for name in SECRETS if name in values]:
        name = written[0]
        raise ConfigurationError(f"{file}: {name} is a secret: set COOP_{name.upper()} in the environment instead")
    for name in Settings.model_fields:
        if name != "home" and (value := os.environ.get(f"COOP_{name.upper()}")):
            values[name] = value
    if slips := [variable for variable in os.environ if _is_slip(variable)]:
        name = slips[0].removeprefix("COOP_").lower()
        raise ConfigurationError(f"the environment: {slips[0]}: no such name{_meant(name, Settings.model_fields)}")
    try:
        return Settings.model_validate({**values, "home": home})
    except ValidationError as error:
        raise ConfigurationError(
            f"settings ({file} and COOP_ variables): {describe(error, Settings.model_fields)}"
        ) from error


def read_yaml_mapping(file: Path) -> dict[str, object]:
    """The mapping that a YAML file holds."""
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{file}: {error}") from error
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise ConfigurationError(f"{file}: expected names with values, found a {type(content).__name__}")
    return {str(name): value for name, value in content.items()}


def describe(error: ValidationError, known: Iterable[str], *, whole: str = "file") -> str:
    """Each thing that is wrong, with the place where it stands: a name, or the ``whole``. ``known`` are the names that
    mean something."""
    return "; ".join(
        f"{'.'.join(map(str, item['loc'])) or whole}: "
        + (f"no such name{_meant(str(item['loc'][-1]), known)}" if item["type"] == "extra_forbidden" else item["msg"])
        for item in error.errors()
    )


def _is_slip(variable: str) -> bool:
    """Whether a variable of the environment is a setting's name mistyped. Other programs and the tests may use names with
    this prefix, so that an unknown one by itself is no fault; letters left out or changed are."""
    name = variable.removeprefix("COOP_").lower()
    if name == variable.lower() or name in Settings.model_fields:
        return False
    return any(
        abs(len(name) - len(known)) <= 1 for known in get_close_matches(name, Settings.model_fields, cutoff=_SLIP)
    )


def _meant(name: str, known: Iterable[str]) -> str:
    """The name that a slip of a finger has probably made this one of, as a question."""
    close = get_close_matches(name, known, n=1, cutoff=_SLIP)
    return f" (is it {close[0]}?)" if close else ""
