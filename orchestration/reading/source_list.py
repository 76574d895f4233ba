"""``sources.yaml``: what an operator may write in it, and what is said of a list that cannot be followed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from orchestration.reading import addresses
from orchestration.reading.source import Kind, Source
from orchestration.settings import ConfigurationError, Settings, describe, read_yaml_mapping

_FIELD = r"(?:\*|[\da-z]+(?:-[\da-z]+)?)(?:/\d+)?"
_CRON = re.compile(
    rf"@(?:hourly|daily|weekly|monthly)|{_FIELD}(?:,{_FIELD})*(?: +{_FIELD}(?:,{_FIELD})*){{4}}", re.IGNORECASE
)


def _cron(value: str) -> str:
    if not _CRON.fullmatch(value.strip()):
        raise ValueError(f"is no time as cron writes it (`30 6 * * *`, @hourly): {value[:50]!r}")
    return value.strip()


Address = Annotated[str, AfterValidator(addresses.checked)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=100)
    publisher: str | None = None
    home_city: str | None = None
    language: str | None = Field(default=None, pattern=r"^[a-z]{2,3}(?:-\w+)*$")
    schedule: Annotated[str, AfterValidator(_cron)] | None = None


class _FolderEntry(_Entry):
    kind: Literal["folder"] = "folder"
    folder: Path
    files: str = "*"
    mirror: bool = False


class _ArchiveEntry(_Entry):
    kind: Literal["archive"]
    archive: Path | None = None
    files: str = "*"
    urls: list[Address] = []
    allow_private: bool = False


class _FeedEntry(_Entry):
    kind: Literal["feed"]
    url: Address
    allow_private: bool = False


class _UrlsEntry(_Entry):
    kind: Literal["urls"]
    urls: list[Address] = Field(min_length=1)
    allow_private: bool = False


_ENTRIES: dict[str, type[_FolderEntry | _ArchiveEntry | _FeedEntry | _UrlsEntry]] = {
    "folder": _FolderEntry,
    "archive": _ArchiveEntry,
    "feed": _FeedEntry,
    "urls": _UrlsEntry,
}


def read(settings: Settings, reserved: frozenset[str]) -> list[Source]:
    """The sources of the file that counts. ``reserved`` are names of sources that are always there.

    Raises ConfigurationError that names the file, the entry and its line.
    """
    file = settings.sources_file
    values = read_yaml_mapping(file)
    entries = values.get("sources") or []
    if unknown := values.keys() - {"sources"}:
        raise ConfigurationError(f"{file}: {', '.join(sorted(unknown))}: only `sources` may stand here")
    if not isinstance(entries, list):
        raise ConfigurationError(f"{file}: sources: expected a list of entries")
    lines = _lines(file)
    sources: list[Source] = []
    for number, entry in enumerate(entries):
        name = entry.get("name") if isinstance(entry, dict) else None
        place = f"{file}, line {lines[number]}, source {name!r}" if name else f"{file}, line {lines[number]}"
        source = _source(entry, place, settings)
        if source.name in reserved or any(source.name == other.name for other in sources):
            taken = "is the name of a source that is always there" if source.name in reserved else "is listed twice"
            raise ConfigurationError(f"{place}: the name {source.name!r} {taken}")
        sources.append(source)
    return sources


def fetched_folder(settings: Settings, name: str) -> Path:
    """Where the pages of a source are put. Names are anything; the folder's is fit for any file system."""
    plain = re.sub(r"\W+", "-", name, flags=re.ASCII).strip("-")[:40]
    return settings.cache / "fetched" / f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _source(entry: object, place: str, settings: Settings) -> Source:
    if not isinstance(entry, dict):
        raise ConfigurationError(f"{place}: expected names with values, found a {type(entry).__name__}")
    kind = entry.get("kind", "folder")
    if kind not in _ENTRIES:
        raise ConfigurationError(f"{place}: kind: {kind!r} is none of {', '.join(_ENTRIES)}")
    try:
        read = _ENTRIES[kind].model_validate(entry)
    except ValidationError as error:
        told = describe(error, _ENTRIES[kind].model_fields, whole="entry")
        raise ConfigurationError(f"{place}: {told}") from error
    here = settings.sources_file.parent
    folder, files = fetched_folder(settings, read.name), "*"
    urls: tuple[str, ...] = ()
    match read:
        case _FolderEntry():
            folder, files = (here / read.folder.expanduser()).absolute(), read.files
        case _ArchiveEntry(archive=Path() as path, urls=[]):
            folder, files = (here / path.expanduser()).absolute(), read.files
        case _ArchiveEntry(archive=None, urls=[_, *_]) | _UrlsEntry():
            urls = tuple(dict.fromkeys(read.urls))
        case _ArchiveEntry():
            raise ConfigurationError(f"{place}: either `archive` (a file or folder) or `urls`")
        case _FeedEntry():
            urls = (read.url,)
    return Source(
        name=read.name,
        kind=Kind(read.kind),
        folder=folder,
        files=files,
        urls=urls,
        publisher=read.publisher,
        home_city=read.home_city,
        language=read.language,
        schedule=read.schedule,
        allow_private=not isinstance(read, _FolderEntry) and read.allow_private,
        mirror=isinstance(read, _FolderEntry) and read.mirror,
    )


def _lines(file: Path) -> list[int]:
    """The line on which each entry begins, from 1."""
    root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "sources" and isinstance(value, yaml.SequenceNode):
            return [node.start_mark.line + 1 for node in value.value]
    return []
