"""How a log is to be read, where the user says more than which file it is."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from typing import Literal

from procmine.eventlog.columns import Mapping
from procmine.eventlog.pseudonyms import Pseudonyms

DateOrder = Literal["day-first", "month-first"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a packed file may unpack: bytes in all, and bytes for each packed byte.

    The ratio counts from 100 MB on, for a small file of blanks is no bomb.
    """

    unpacked: int = 200 * 10**9
    ratio: int = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """What the user said about a log; what is None is told by the file itself.

    `columns` are the file's own columns. `sheet` is one of a workbook, `object_type` the type whose
    objects are the cases of an object-centric log, `query` the SQL that a database answers with the
    events (or the name of a table of it). `encoding` and `delimiter` are those of a text table,
    `dates` says whether 3/4/2024 is of March or of April. `labels` gives activities another name;
    `fix` names the repairs of procmine.eventlog.repairs to make. `pseudonyms` says that names of
    people, or ids of cases, are to be replaced, and by which key.
    """

    columns: Mapping = field(default_factory=Mapping)
    sheet: str | None = None
    object_type: str | None = None
    query: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    dates: DateOrder | None = None
    labels: Map[str, str] = field(default_factory=dict)
    fix: tuple[str, ...] = ()
    pseudonyms: Pseudonyms | None = None
    limits: Limits = field(default_factory=Limits)
