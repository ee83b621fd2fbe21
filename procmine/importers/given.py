"""What an importer is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from procmine.engine import Engine
from procmine.eventlog import Reading, Source


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read.

    `name` is what messages call it, `relation` the name in the engine that its rows are to have
    (names that begin so are free for an importer's own tables).
    """

    file: Path
    name: str
    relation: str
    reading: Reading


#: Names the rows of a file in the engine. Raises UnreadableFile, NoEvents, DataError, UsageError.
Importer = Callable[[Engine, Input], Source]
