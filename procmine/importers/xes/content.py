"""The cases of an XES file and what else it says: the regular way where it goes, else by parser."""

from __future__ import annotations

import zlib
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from procmine.errors import ProcmineError
from procmine.eventlog import Limits
from procmine.importers.packing import unpacked
from procmine.importers.xes.columns import Columns
from procmine.importers.xes.glue import Irregular
from procmine.importers.xes.parser import XesParser
from procmine.importers.xes.regular import read_regular
from procmine.importers.xes.store import ChunkStore
from procmine.importers.xes.stream import parse


@dataclass(frozen=True)
class Content:
    """All of a file; the events are in the store, which is to be closed."""

    parser: XesParser
    columns: Columns
    store: ChunkStore


def content_of(file: Path | BinaryIO, name: str, limits: Limits) -> Content:
    """Read a file, or raise UnreadableFile, or DataError for times of two kinds in one column."""
    if isinstance(file, Path):  # a stream can be read only once
        try:
            return _regular(file, name, limits)
        # What is wrong with a file is for the parser to tell: it knows the first thing, and where.
        except (Irregular, ProcmineError, OSError, EOFError, zlib.error):
            pass
    with ExitStack() as on_failure:
        columns = Columns(name)
        store = on_failure.enter_context(ChunkStore(columns))
        parser = XesParser(name, store.add)
        parse(parser, file, name, limits)
        on_failure.pop_all()
    return Content(parser, columns, store)


def _regular(file: Path, name: str, limits: Limits) -> Content:
    with file.open("rb") as stream, ExitStack() as on_failure:
        columns = Columns(name)
        store = on_failure.enter_context(ChunkStore(columns))
        parser = read_regular(unpacked(stream, name, limits), name, store)
        on_failure.pop_all()
    return Content(parser, columns, store)
