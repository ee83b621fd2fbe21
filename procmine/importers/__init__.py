"""Importers: each takes a file of one format to rows that the canonical log is made of."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from procmine.engine import Engine, open_engine
from procmine.errors import UnreadableFile
from procmine.eventlog import EventLog, Mapping, Source
from procmine.importers import parquet, text, xes
from procmine.importers.kinds import Kind, kind_of

#: One importer a kind of file. An importer names the file's rows in the engine.
IMPORTERS = {Kind.TEXT: text.rows, Kind.PARQUET: parquet.rows, Kind.XES: xes.rows}


def read(
    path: str | Path,
    *,
    case: str | None = None,
    activity: str | None = None,
    timestamp: str | None = None,
    start: str | None = None,
    resource: str | None = None,
    role: str | None = None,
    memory: str | None = None,
    threads: int | None = None,
) -> EventLog:
    """Read an event log from CSV, TSV, Parquet or XES (also .gz and .zst); "-" is standard input.

    What kind of file it is shows in its first bytes, not in its name. Columns that aren't named
    are recognised by their names and contents; `log.columns` tells which were taken.
    `memory` is a size such as "4GB" for the engine (default 60 % of the machine's), `threads`
    how many it uses (default all). Raises UnreadableFile, NoEvents, ColumnError.
    """
    given = Mapping(case, activity, timestamp, start, resource, role)
    engine = open_engine(memory, threads)
    try:
        return EventLog(engine, _rows(engine, path), given)
    except BaseException:
        engine.close()
        raise


def _rows(engine: Engine, path: str | Path) -> Source:
    if str(path) == "-":
        file = _spooled(engine, sys.stdin.buffer)
        name = "standard input"
    else:
        file = Path(path)
        name = file.name
        _check(file, name)
    return IMPORTERS[kind_of(file, name)](engine, file, name)


def _check(file: Path, name: str) -> None:
    if file.is_dir():
        raise UnreadableFile(f"{name}: is a folder", "name one file of it")
    try:
        with file.open("rb"):
            pass
    except FileNotFoundError:
        near = [p.name for p in file.parent.glob("*") if p.stem == file.stem][:3]
        hint = f"the folder has {', '.join(sorted(near))}" if near else "check the path"
        raise UnreadableFile(f"{file}: there is no such file", hint) from None
    except OSError as error:
        raise UnreadableFile(f"{file}: {error.strerror}", "check who may read it") from None


def _spooled(engine: Engine, stream: BinaryIO) -> Path:
    """Keep standard input in the scratch folder, for a file is read more than once."""
    target = engine.scratch / "standard-input"
    with target.open("wb") as out:
        while chunk := stream.read(1 << 20):
            out.write(chunk)
    return target
