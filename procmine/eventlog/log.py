"""The event log as users of the library hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from procmine.engine import Engine, open_engine
from procmine.eventlog.canonical import canonise, sample_of
from procmine.eventlog.columns import Mapping, Source
from procmine.eventlog.contents import told_guesses
from procmine.eventlog.frames import table_of
from procmine.eventlog.joined import with_joined_times
from procmine.eventlog.pm4py_frames import pm4py_frame
from procmine.eventlog.reading import Reading
from procmine.eventlog.recognition import Sample, recognise
from procmine.eventlog.wide import unpivoted
from procmine.report import Columns

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


class EventLog:
    """An event log in the engine: the table `events`, one row an activity instance.

    Columns of `events`: case_id, activity (text), start, timestamp (TIMESTAMP, UTC where the log
    gives offsets, else naive; `timestamp` is the completion), resource, role (text or null),
    position (order in the file, from 1), cost (double or null), lifecycle, instance (text or null),
    then the log's attributes.
    Use it as a context manager, or close() it, to free the engine's memory and scratch folder.
    """

    def __init__(self, engine: Engine, source: Source, reading: Reading) -> None:
        source, reading, sample = _prepared(engine, source, reading)
        mapping = recognise(sample, reading.columns, source.name)
        guesses = told_guesses(mapping, reading.columns, sample)
        source = replace(source, notes=(*source.notes, *guesses))
        canonical = canonise(engine, source, mapping, sample, reading)
        self.engine = engine
        self.name = source.name
        #: The relations over `events` that have been built (procmine/relations).
        self.relations: set[str] = set()
        self.columns = _named(mapping)
        self.mapping = mapping
        #: All columns of the file, in its order.
        self.header = tuple(source.columns)
        self.attributes = canonical.attributes
        self.time_attributes = canonical.time_attributes
        self.capabilities = canonical.capabilities
        self.notes = canonical.notes
        self.zoned = canonical.zoned
        self.ambiguous_dates = canonical.ambiguous_dates
        self.rows = canonical.rows
        self.set_aside = canonical.rows.set_aside

    @classmethod
    def from_pandas(
        cls,
        frame: pd.DataFrame,
        *,
        case: str | None = None,
        activity: str | None = None,
        timestamp: str | None = None,
        start: str | None = None,
        resource: str | None = None,
        role: str | None = None,
        labels: dict[str, str] | None = None,
        fix: Sequence[str] = (),
        name: str = "frame",
        memory: str | None = None,
    ) -> EventLog:
        """Take a frame with one row an event; columns that aren't named are recognised.

        The index is ignored, row order is the order of equal timestamps. Raises ColumnError for
        a column that isn't there or can't be told, DataError where times can't be read.
        """
        rows = table_of(frame, name)
        columns = Mapping(case, activity, timestamp, start, resource, role)
        reading = Reading(columns, labels=labels or {}, fix=tuple(fix))
        engine = open_engine(memory)
        try:
            engine.insert("raw", rows)
            return cls(engine, Source(name, "raw", engine.columns("raw")), reading)
        except BaseException:
            engine.close()
            raise

    def query(self, sql: str, **parameters: object) -> pa.Table:
        """Run SQL over `events`, with `$name` parameters; gives an Arrow table."""
        return self.engine.query(sql, **parameters)

    def to_pandas(self) -> pd.DataFrame:
        """Give `events` as a frame, in the order of the file."""
        frame: pd.DataFrame = self.query("SELECT * FROM events ORDER BY position").to_pandas()
        return frame

    def to_pm4py(self) -> pd.DataFrame:
        """Give the events as pm4py takes a log, under its names and in the order of their cases.

        Times are in UTC where the log gives offsets, and naive where it gives none. Attributes
        keep their names. pm4py itself is not needed.
        """
        return pm4py_frame(self)

    def close(self) -> None:
        """Free the memory and remove the scratch folder; the log can't be used afterwards."""
        self.engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _prepared(engine: Engine, source: Source, reading: Reading) -> tuple[Source, Reading, Sample]:
    """Bring rows to one an event with its time in one column, and take a sample of them."""
    sample = sample_of(engine, source)
    for prepare in (with_joined_times, unpivoted):
        found, reading = prepare(engine, source, sample, reading)
        if found is not source:
            source, sample = found, sample_of(engine, found)
    return source, reading, sample


def _named(mapping: Mapping) -> Columns:
    assert mapping.case_id and mapping.activity and mapping.timestamp
    return Columns(
        mapping.case_id,
        mapping.activity,
        mapping.timestamp,
        mapping.start,
        mapping.resource,
        mapping.role,
    )
