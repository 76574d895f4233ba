"""The raw tables as parquet below one URL, and the commits that say which of it counts.

    commits/000012.json                                       which directories the tables are, the highest number counts
    raw/TABLE/partition=LOAD-SLICE/commit=TOKEN/*.parquet     written once, never changed
    stage/                                                    what a run makes on its way

A partition is a slice of what one load wrote. Where rows of it are replaced, its directory is written anew under another
token. A run that dies before its commit leaves directories that nobody names, which the next run sweeps away; so there is
no half table, and no half set of tables. One process writes at a time: the home's lock says so.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from pyarrow import fs

from orchestration.loading.schema import TABLES
from orchestration.loading.table import MONEY, TIMESTAMP, PolarsType, Table

# What Hadoop calls a filesystem, by the name that Arrow knows it under.
_SCHEMES = {"s3a": "s3", "s3n": "s3", "abfs": "abfss"}
_ARROW: dict[PolarsType, pa.DataType] = {
    pl.String: pa.string(),
    pl.Binary: pa.binary(),
    pl.Boolean: pa.bool_(),
    pl.Int32: pa.int32(),
    pl.Int64: pa.int64(),
    pl.Float64: pa.float64(),
    pl.Date: pa.date32(),
    TIMESTAMP: pa.timestamp("us"),
    MONEY: pa.decimal128(24, 2),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The columns of a table, those that a load stamps included."""
    return pa.schema([(column.name, _ARROW[column.type]) for column in table.columns])


@dataclass(frozen=True, slots=True)
class State:
    """What a commit says: the directories of each table, relative to the lake."""

    number: int = 0
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Lake:
    """One lake. Paths are relative to it unless they are called a URL."""

    def __init__(self, url: str) -> None:
        scheme, separator, rest = url.partition("://")
        if separator and scheme != "file":
            self._files, self._root = fs.FileSystem.from_uri(f"{_SCHEMES.get(scheme, scheme)}://{rest}")
            self.url = url.rstrip("/")
        else:
            self._files, self._root = fs.LocalFileSystem(), (rest if separator else url).rstrip("/")
            # With its scheme: without one Spark would take the path for one of the cluster's own filesystem.
            self.url = f"file://{self._root}"
        self._state: State | None = None

    @property
    def state(self) -> State:
        """What counts now."""
        if self._state is None:
            self._state = self._newest()
        return self._state

    def directories(self, table: Table) -> tuple[str, ...]:
        """The directories that are the table."""
        return self.state.tables.get(table.name, ())

    def urls(self, table: Table) -> list[str]:
        """Where they are, for Spark."""
        return [self.url_of(directory) for directory in self.directories(table)]

    def url_of(self, path: str) -> str:
        return f"{self.url}/{path}"

    def rows(self, table: Table, directories: Iterable[str] | None = None) -> ds.Dataset | pa.Table:
        """The rows of a table, or of some of its directories, to be scanned in this process."""
        chosen = self.directories(table) if directories is None else directories
        files = [file for directory in chosen for file in self.files(directory)]
        schema = arrow_schema(table)
        if not files:
            return schema.empty_table()
        return ds.dataset([self._path(file) for file in files], schema=schema, format="parquet", filesystem=self._files)

    def count(self, table: Table, directories: Iterable[str] | None = None) -> int:
        """How many rows a table has, or some of its directories; files say it without being read."""
        chosen = self.directories(table) if directories is None else directories
        rows = 0
        for file in (file for directory in chosen for file in self.files(directory)):
            with self.open(file) as opened:
                rows += opened.metadata.num_rows
        return rows

    def files(self, directory: str) -> list[str]:
        """The parquet files of a directory and of those below it, in order of their names."""
        selector = fs.FileSelector(self._path(directory), recursive=True, allow_not_found=True)
        start = len(self._root) + 1
        return sorted(
            info.path[start:] for info in self._files.get_file_info(selector) if info.path.endswith(".parquet")
        )

    @contextmanager
    def open(self, file: str) -> Iterator[pq.ParquetFile]:
        """One file, to be read in its order."""
        with self._files.open_input_file(self._path(file)) as content:
            yield pq.ParquetFile(content)

    def write(self, table: Table, rows: pa.Table, partition: str, token: str) -> str:
        """Rows into a directory that counts from the next commit on; its path."""
        directory = directory_of(table, partition, token)
        self._files.create_dir(self._path(directory), recursive=True)
        pq.write_table(rows.cast(arrow_schema(table)), self._path(f"{directory}/rows.parquet"), filesystem=self._files)
        return directory

    def commit(self, added: Mapping[str, Iterable[str]], removed: Mapping[str, Iterable[str]]) -> None:
        """Let directories count, and others no more; all of it or nothing. What counts no more is deleted."""
        before = self._newest()
        tables = {}
        for name in TABLES:
            gone = set(removed.get(name, ()))
            kept = [directory for directory in before.tables.get(name, ()) if directory not in gone]
            tables[name] = tuple(dict.fromkeys([*kept, *added.get(name, ())]))
        state = State(before.number + 1, tables)
        self.write_text(_commit_file(state.number), json.dumps({"tables": state.tables}, indent=1))
        self._state = state
        # Not later: texts of articles that were withdrawn are in there.
        for directory in {path for paths in removed.values() for path in paths}:
            self.delete(directory)
        self.delete_file(_commit_file(before.number))

    def sweep(self) -> None:
        """Remove what runs that died have left. The caller is the only writer."""
        counting = {directory for directories in self.state.tables.values() for directory in directories}
        for name in TABLES:
            for info in self._files.get_file_info(
                fs.FileSelector(self._path(f"raw/{name}"), recursive=True, allow_not_found=True)
            ):
                path = info.path[len(self._root) + 1 :]
                is_written = path.rpartition("/")[2].startswith("commit=")
                if (is_written and path not in counting) or path.endswith("/_temporary"):
                    self.delete(path)
        self.delete("stage")

    def delete(self, directory: str) -> None:
        """Remove a directory with all that is in it, if it is there."""
        if self._files.get_file_info(self._path(directory)).type != fs.FileType.NotFound:
            self._files.delete_dir(self._path(directory))

    def delete_file(self, file: str) -> None:
        """Remove a file, if it is there."""
        if self._files.get_file_info(self._path(file)).type != fs.FileType.NotFound:
            self._files.delete_file(self._path(file))

    def has(self, directory: str) -> bool:
        """Whether there is anything in a directory."""
        return bool(self.files(directory))

    def parquet(self, directory: str) -> ds.Dataset:
        """The parquet files of a directory with the columns that they have."""
        return ds.dataset(
            [self._path(file) for file in self.files(directory)], format="parquet", filesystem=self._files
        )

    def folders(self, path: str) -> list[str]:
        """The names of the directories in a directory."""
        infos = self._files.get_file_info(fs.FileSelector(self._path(path), allow_not_found=True))
        return sorted(info.base_name for info in infos if info.type == fs.FileType.Directory)

    def read_text(self, path: str) -> str | None:
        """A small file; None: there is none."""
        if self._files.get_file_info(self._path(path)).type == fs.FileType.NotFound:
            return None
        with self._files.open_input_stream(self._path(path)) as content:
            text: str = content.read().decode()
        return text

    def write_text(self, path: str, text: str) -> None:
        """Under another name until it is whole. On object stores nothing is there before all of it is."""
        folder = self._path(path).rpartition("/")[0]
        self._files.create_dir(folder, recursive=True)
        partial = f"{folder}/partial-{uuid.uuid4().hex}"
        with self._files.open_output_stream(partial) as file:
            file.write(text.encode())
        self._files.move(partial, self._path(path))

    def _newest(self) -> State:
        infos = self._files.get_file_info(fs.FileSelector(self._path("commits"), allow_not_found=True))
        numbers = [int(info.base_name[:-5]) for info in infos if info.base_name[:-5].isdigit()]
        content = self.read_text(_commit_file(max(numbers))) if numbers else None
        if content is None:
            return State()
        said = json.loads(content)["tables"]
        return State(max(numbers), {name: tuple(directories) for name, directories in said.items()})

    def _path(self, path: str) -> str:
        return f"{self._root}/{path}"


def new_token() -> str:
    """What no other write is called."""
    return uuid.uuid4().hex[:12]


def directory_of(table: Table, partition: str, token: str) -> str:
    return f"raw/{table.name}/partition={partition}/commit={token}"


def partition_of(directory: str) -> str:
    """The partition that a directory is a state of."""
    return directory.partition("/partition=")[2].partition("/")[0]


def _commit_file(number: int) -> str:
    return f"commits/{number:09}.json"
