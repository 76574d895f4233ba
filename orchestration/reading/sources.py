"""What is read from where: the sources of ``sources.yaml``, the inbox, the articles that ship, and paths given by hand.

Here stands which files there are; what is in them is not looked at, and nothing is fetched.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path

from orchestration.reading import Rejection, source_list
from orchestration.reading.fetching import pages
from orchestration.reading.source import Kind, Source
from orchestration.settings import PROJECT, ConfigurationError, Settings

INBOX = "inbox"
SAMPLES = "samples"
BY_HAND = "by hand"
ADDRESSES = "addresses"
RESERVED = {INBOX, SAMPLES, BY_HAND, ADDRESSES}


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that a source holds, not opened yet. ``path`` is its place in the source, always printable.

    ``address`` is where it was fetched from; None for a file that was not.
    """

    source: Source
    path: str
    location: Path
    size: int
    modified_ns: int
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that stands where an article should and cannot even be looked at."""

    source: Source
    path: str
    location: Path
    rejection: Rejection


def configured(settings: Settings) -> list[Source]:
    """The operator's sources: those of ``sources.yaml``, and the addresses that were added one by one."""
    return [*source_list.read(settings, frozenset(RESERVED)), *_added(settings)]


def _added(settings: Settings) -> list[Source]:
    file = settings.addresses_file
    try:
        urls = tuple(dict.fromkeys(file.read_text(encoding="utf-8").split())) if file.exists() else ()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file}: {error}") from error
    folder = source_list.fetched_folder(settings, ADDRESSES)
    return [Source(name=ADDRESSES, kind=Kind.URLS, folder=folder, urls=urls)] if urls else []


def own(settings: Settings) -> list[Source]:
    """All that an operator's articles come from without being named by hand."""
    return [inbox(settings), *configured(settings)]


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
    """Every file of a source in order of its path, hidden ones left out.

    Linked folders are told and not entered: they may lead back up and never end. A link to a file is read as the file.
    """
    if source.is_fetched:
        yield from _fetched(source)
        return
    root = source.folder
    if not root.is_dir():
        yield _look_at(source, root)
        return
    broken: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=broken.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*files, *linked]):
            place = Path(folder, name)
            is_chosen = fnmatch(name, source.files) or fnmatch(str(place.relative_to(root)), source.files)
            if is_chosen and not name.startswith("."):
                yield _look_at(source, place)
    for error in broken:
        yield _unreadable(source, Path(error.filename), error)


def _fetched(source: Source) -> Iterator[InputFile | Unreadable]:
    """What was fetched, by its address, and what could not be."""
    for page in pages.kept(source.folder):
        if page.file is not None and page.is_article:
            found = _look_at(source, page.file)
            if isinstance(found, InputFile):
                yield replace(found, path=page.address, address=page.address)
            else:
                yield replace(found, path=page.address)
        elif page.failure is not None:
            yield Unreadable(source, page.address, source.folder, page.failure)


def _look_at(source: Source, location: Path) -> InputFile | Unreadable:
    try:
        found = location.stat()
    except OSError as error:
        return _unreadable(source, location, error)
    path = _path_in(source, location)
    if stat.S_ISDIR(found.st_mode):
        detail = "a link to a folder, which is not entered: name the folder itself in sources.yaml"
        return Unreadable(source, path, location, Rejection(reason="linked_folder", detail=detail))
    if not stat.S_ISREG(found.st_mode):
        why = Rejection(reason="not_a_file", detail="a pipe, socket or device, not a file")
        return Unreadable(source, path, location, why)
    # A change of rights does not change the time of a file: one that was opened in vain would count as looked at.
    if not os.access(location, os.R_OK, effective_ids=True):
        return _unreadable(source, location, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
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
