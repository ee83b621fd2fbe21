"""Importers: each takes a file of one format to rows that the canonical log is made of."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from procmine.engine import Engine, open_engine
from procmine.errors import UnreadableFile
from procmine.eventlog import EventLog, Mapping, Source
from procmine.importers import parquet, text, xes
from procmine.importers.kinds import Kind, kind_of
from procmine.importers.packing import PIECE, keep

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
        name = "standard input"
        file = keep(_parts(sys.stdin.buffer), engine.scratch / "input")
    else:
        file = Path(path)
        name = file.name
        if _is_stream(file):  # it can be read only once
            with file.open("rb") as stream:
                file = keep(_parts(stream), engine.scratch / "input")
    return IMPORTERS[kind_of(file, name)](engine, file, name)


def _is_stream(file: Path) -> bool:
    """Say whether a path is a pipe or device; UnreadableFile where it can't be read."""
    try:
        str(file).encode()
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableFile(f"{file}: is a folder", "name one file of it")
        if stat.S_ISREG(mode):
            file.open("rb").close()
        return not stat.S_ISREG(mode)
    except FileNotFoundError:
        raise UnreadableFile(f"{file}: there is no such file", _near(file)) from None
    except UnicodeEncodeError:
        name = ascii(str(file))
        raise UnreadableFile(f"{name}: the name is no UTF-8", "rename the file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"{file}: {reason}", "check the path, and who may read it") from None


def _near(file: Path) -> str:
    """Give a hint that names the files with a similar name."""
    try:
        names = sorted(p.name for p in file.parent.iterdir() if p.is_file())
    except OSError:
        return f"there is no folder {file.parent}"
    near = [n for n in names if Path(n).stem == file.stem] or get_close_matches(file.name, names)
    return f"the folder has {', '.join(near[:3])}" if near else "check the path"


def _parts(stream: BinaryIO) -> Iterator[bytes]:
    while part := stream.read(PIECE):
        yield part
