"""Where things lie and what an operator may choose. Everything else takes a Settings; nothing else reads the
environment.

``COOP_HOME`` names the home, by default ``var/`` in the project. Choices stand in ``settings.yaml`` there, and a
variable ``COOP_<NAME>`` overrules the file for one call. An unknown name or value is refused with words, never
ignored.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

PROJECT = Path(__file__).resolve().parent.parent


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
    timezone: str = "UTC"
    """The zone that schedules are written in; times in tables are UTC."""
    daily_at: str = Field(default="05:30", pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    # News articles are tens of kilobytes, the longest reports a few hundred: ten times that is no article but something
    # misfiled, and would hold up the batch it is in.
    max_article_bytes: int = Field(default=5_000_000, ge=1)
    # Payloads of rejections are kept to be tried again, but a folder of videos must not fill the disk.
    max_rejected_bytes: int = Field(default=1_000_000_000, ge=0)

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"no such time zone: {value!r}") from error
        return value

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    @property
    def database(self) -> Path:
        """The private warehouse: one writer, no readers."""
        return self.home / "warehouse" / "cooperation.duckdb"

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
    def dbt_target(self) -> Path:
        """One folder for all dbt runs: what dbt has parsed is found again."""
        return self.cache / "dbt"

    @property
    def sources_file(self) -> Path:
        """The operator's own list of sources, or else the one that ships."""
        own = self.home / "sources.yaml"
        return own if own.exists() else PROJECT / "seeds" / "sources.yaml"


def load() -> Settings:
    """The settings of this process's home."""
    home = Path(os.environ.get("COOP_HOME") or PROJECT / "var").expanduser().absolute()
    values: dict[str, object] = {}
    file = home / "settings.yaml"
    if file.exists():
        values.update(read_yaml_mapping(file))
    for name in Settings.model_fields:
        if name != "home" and (value := os.environ.get(f"COOP_{name.upper()}")):
            values[name] = value
    try:
        return Settings.model_validate({**values, "home": home})
    except ValidationError as error:
        raise ConfigurationError(f"settings ({file} and COOP_ variables): {describe(error)}") from error


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


def describe(error: ValidationError) -> str:
    """Each thing that is wrong, with the place where it stands."""
    return "; ".join(f"{'.'.join(map(str, item['loc'])) or 'file'}: {item['msg']}" for item in error.errors())
