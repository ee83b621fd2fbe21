"""Importers: each takes a file of one format to rows that the canonical log is made of."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from procmine.engine import Engine, open_engine
from procmine.errors import UnreadableFile
from procmine.eventlog import EventLog, Limits, Mapping, Reading, Source
from procmine.eventlog.reading import DateOrder
from procmine.importers import databases
from procmine.importers.given import Importer, Input
from procmine.importers.kinds import Kind, kind_of
from procmine.importers.packing import PIECE, keep
from procmine.importers.several import files_of, read_several
from procmine.words.say import say

#: The module with the importer of each kind of file, imported when one is read.
IMPORTERS: dict[Kind, str] = {
    Kind.TEXT: "text",
    Kind.PARQUET: "parquet",
    Kind.XES: "xes",
    Kind.MXML: "mxml",
    Kind.XLSX: "xlsx",
    Kind.JSON: "jsonlines",
    Kind.OCEL_JSON: "ocel",
    Kind.OCEL_XML: "ocel",
    Kind.SQLITE: "databases",
    Kind.DUCKDB: "databases",
    Kind.ZIP: "archives",
}


def read(
    path: str | Path,
    *,
    case: str | None = None,
    activity: str | None = None,
    timestamp: str | None = None,
    start: str | None = None,
    resource: str | None = None,
    role: str | None = None,
    sheet: str | None = None,
    object_type: str | None = None,
    query: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    dates: DateOrder | None = None,
    labels: dict[str, str] | None = None,
    fix: Sequence[str] = (),
    limits: Limits | None = None,
    memory: str | None = None,
    threads: int | None = None,
) -> EventLog:
    """Read an event log from CSV, Excel, Parquet, XES, MXML, OCEL, JSON Lines or a database.

    Also compressed (.gz, .zst), a folder or a pattern of files as one log, and "-", which is
    standard input.
    What kind of file it is shows in its first bytes, not in its name. Columns that aren't named
    are recognised by their names and contents; `log.columns` tells which were taken. What the
    other words mean is told at procmine.eventlog.Reading.
    `memory` is a size such as "4GB" for the engine (default 60 % of the machine's), `threads`
    how many it uses (default all). Raises UnreadableFile, NoEvents, ColumnError, UsageError.
    """
    reading = Reading(
        Mapping(case, activity, timestamp, start, resource, role),
        sheet=sheet,
        object_type=object_type,
        query=query,
        encoding=encoding,
        delimiter=delimiter,
        dates=dates,
        labels=labels or {},
        fix=tuple(fix),
        limits=limits or Limits(),
    )
    return open_log(path, reading, memory, threads)


def open_log(
    path: str | Path, reading: Reading, memory: str | None = None, threads: int | None = None
) -> EventLog:
    """Read an event log, as read() does, with all that is said about it in one."""
    engine = open_engine(memory, threads)
    try:
        return EventLog(engine, _rows(engine, path, reading), reading)
    except BaseException:
        engine.close()
        raise


def rows_of(engine: Engine, given: Input) -> Source:
    """Name the rows of one file in the engine, by the importer of its kind."""
    module = import_module(f"procmine.importers.{IMPORTERS[kind_of(given.file, given.name)]}")
    importer: Importer = module.rows
    return importer(engine, given)


def _rows(engine: Engine, path: str | Path, reading: Reading) -> Source:
    if databases.is_url(str(path)):
        return databases.rows_of_url(engine, str(path), "raw", reading)
    if str(path) == "-":
        name = "standard input"
        file = keep(_parts(sys.stdin.buffer), engine.scratch / "input")
    else:
        file = Path(path)
        several = files_of(file) if str(path) else None
        if several is not None:
            parts = [Input(part, part.name, "", reading) for part in several]
            return read_several(engine, parts, file.name or str(path), "raw")
        name = file.name
        if _is_stream(file):  # it can be read only once
            with file.open("rb") as stream:
                file = keep(_parts(stream), engine.scratch / "input")
    return rows_of(engine, Input(file, name, "raw", reading))


def _is_stream(file: Path) -> bool:
    """Say whether a path is a pipe or device; UnreadableFile where it can't be read."""
    try:
        str(file).encode()
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableFile(say("{path}: is a folder", path=file), say("name one file of it"))
        if stat.S_ISREG(mode):
            file.open("rb").close()
        return not stat.S_ISREG(mode)
    except FileNotFoundError:
        raise UnreadableFile(say("{path}: there is no such file", path=file), _near(file)) from None
    except UnicodeEncodeError:
        name = ascii(str(file))
        raise UnreadableFile(
            say("{name}: the name is no UTF-8", name=name), say("rename the file")
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(
            f"{file}: {reason}", say("check the path, and who may read it")
        ) from None


def _near(file: Path) -> str:
    """Give a hint that names the files with a similar name."""
    try:
        names = sorted(p.name for p in file.parent.iterdir() if p.is_file())
    except OSError:
        return say("there is no folder {parent}", parent=file.parent)
    near = [n for n in names if Path(n).stem == file.stem] or get_close_matches(file.name, names)
    return say("the folder has {near}", near=", ".join(near[:3])) if near else say("check the path")


def _parts(stream: BinaryIO) -> Iterator[bytes]:
    while part := stream.read(PIECE):
        yield part
