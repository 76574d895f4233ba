"""What is read from where: the folders of ``sources.yaml``, the inbox, the articles that ship, and paths given by hand.

A source's name is part of the identity of its articles. Here stands which files there are; what is in them is not
looked at.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from orchestration.reading import Rejection
from orchestration.settings import PROJECT, ConfigurationError, Settings, describe, read_yaml_mapping

INBOX = "inbox"
SAMPLES = "samples"
BY_HAND = "by hand"
RESERVED = {INBOX, SAMPLES, BY_HAND}


class Source(BaseModel):
    """A folder (or one file) whose files are articles, and what is known of all of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=100)
    folder: Path
    files: str = "*"
    publisher: str | None = None
    home_city: str | None = None
    language: str | None = None
    mirror: bool = False
    """Whether an article whose file has gone is withdrawn."""
    is_sample: bool = Field(default=False, exclude=True)

    @field_validator("folder")
    @classmethod
    def _expand(cls, value: Path) -> Path:
        return value.expanduser()


class _SourcesFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sources: list[Source] = []


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that a source holds, not opened yet. ``path`` is its place in the source, always printable."""

    source: Source
    path: str
    location: Path
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that stands where an article should and cannot even be looked at."""

    source: Source
    path: str
    location: Path
    rejection: Rejection


def configured(settings: Settings) -> list[Source]:
    """The operator's sources, as ``sources.yaml`` lists them."""
    file = settings.sources_file
    try:
        listed = _SourcesFile.model_validate(read_yaml_mapping(file)).sources
    except ValidationError as error:
        raise ConfigurationError(f"{file}: {describe(error)}") from error
    names: set[str] = set()
    for source in listed:
        if source.name in RESERVED or source.name in names:
            taken = "is the name of a source that is always there" if source.name in RESERVED else "is listed twice"
            raise ConfigurationError(f"{file}: source {source.name!r} {taken}")
        if source.is_sample:
            raise ConfigurationError(f"{file}: source {source.name!r}: only the articles that ship are samples")
        names.add(source.name)
    return [source.model_copy(update={"folder": (file.parent / source.folder).absolute()}) for source in listed]


def inbox(settings: Settings) -> Source:
    return Source(name=INBOX, folder=settings.inbox)


def samples() -> Source:
    """The articles that ship."""
    return Source(name=SAMPLES, folder=PROJECT / "seeds" / "articles", files="*.txt", is_sample=True)


def given(paths: Iterable[Path]) -> list[Source]:
    """Paths named by hand. They are one source, so that a file is the same article when its folder is named."""
    return [Source(name=BY_HAND, folder=path.expanduser().absolute()) for path in paths]


def places_of(location: Path, chosen: Settings) -> Iterator[tuple[str, str]]:
    """The sources that a file belongs to where it lies, each with its path there."""
    file = location.expanduser().absolute()
    yield BY_HAND, _path_in(Source(name=BY_HAND, folder=file), file)
    for source in (inbox(chosen), samples(), *configured(chosen)):
        if file.is_relative_to(source.folder):
            yield source.name, _path_in(source, file)


def walk(source: Source) -> Iterator[InputFile | Unreadable]:
    """Every file of a source in order of its path, hidden ones and those inside linked folders left out.

    Linked folders are not entered: they may lead back up and never end. A link to a file is read as the file.
    """
    root = source.folder
    if not root.is_dir():
        yield _look_at(source, root)
        return
    broken: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=broken.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            place = Path(folder, name)
            is_chosen = fnmatch(name, source.files) or fnmatch(str(place.relative_to(root)), source.files)
            if is_chosen and not name.startswith("."):
                yield _look_at(source, place)
    for error in broken:
        yield _unreadable(source, Path(error.filename), error)


def _look_at(source: Source, location: Path) -> InputFile | Unreadable:
    try:
        found = location.stat()
    except OSError as error:
        return _unreadable(source, location, error)
    path = _path_in(source, location)
    if not stat.S_ISREG(found.st_mode):
        why = Rejection(reason="not_a_file", detail="a pipe, socket or device, not a file")
        return Unreadable(source, path, location, why)
    return InputFile(source, path, location, found.st_size, found.st_mtime_ns)


def _unreadable(source: Source, location: Path, error: OSError) -> Unreadable:
    why = Rejection(reason="unreadable", detail=f"cannot be opened: {error.strerror or error}")
    return Unreadable(source, _path_in(source, location), location, why)


def _path_in(source: Source, location: Path) -> str:
    """The place of a file in its source, as any table can hold it: bytes that are no UTF-8 are written as ``\\xNN``."""
    is_whole = source.name == BY_HAND or location == source.folder
    path = location if is_whole else location.relative_to(source.folder)
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def file_of(path: str) -> str | None:
    """The file of a record inside a file, which goes by ``FILE#N``; None for what is no such path."""
    file, _, number = path.rpartition("#")
    return file if file and number.isascii() and number.isdigit() else None
