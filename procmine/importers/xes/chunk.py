"""A part of an XES file on its way from a reader to the store: columns of text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

#: The types of XES whose attributes hold one value.
TYPES = ("string", "date", "int", "float", "boolean", "id")

#: Texts of one type of attribute: by name, then one a row; a list ends with its last value.
Cells = dict[str, dict[str, list[str | None]]]


@dataclass
class Chunk:
    """The cells of some cases and of their events, and the case (row) of every event."""

    first_event: int = 0
    cases: Cells = field(default_factory=lambda: {name: {} for name in TYPES})
    events: Cells = field(default_factory=lambda: {name: {} for name in TYPES})
    case_of_event: list[int] = field(default_factory=list)
    case_count: int = 0


@dataclass(frozen=True)
class Texts:
    """The same as Arrow arrays: the row of the case of every event, and (type, name, texts)."""

    first_event: int
    case_of_event: Any
    cases: list[tuple[str, str, Any]]
    events: list[tuple[str, str, Any]]
