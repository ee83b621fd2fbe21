"""XES logs (IEEE 1849): read as a stream, laid flat into one row an event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from procmine.engine import Engine, quoted
from procmine.eventlog import Source
from procmine.importers.given import Input
from procmine.words.say import say, unsaid

if TYPE_CHECKING:
    from procmine.importers.xes.log import Classifier

#: What is said of a log without times, and the SQL of the column that it gets.
TIMELESS = unsaid(
    "the log has no times: events stand in the order of the file, and all figures of time are zero"
)
TIMELESS_COLUMN = ", TIMESTAMP '1970-01-01' AS \"time:timestamp\""


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of an XES file; UnreadableFile, NoEvents or DataError where it is none.

    Case attributes are columns called `case:…`. Each classifier of several attributes is a
    column by its own name, so that `--activity "Event Name"` takes it.
    """
    # Imported for this kind of file alone: a CSV needs no XML parser.
    from procmine.importers.xes.log import read_xes

    events = f"{given.relation}_xes"
    with read_xes(given.file, given.name, given.reading.limits) as log:
        engine.insert(events, log.reader())
        notes = [
            *log.notes,
            *_counts(log.unreadable.items(), say("unreadable values left empty in")),
        ]
        classifiers = [c for c in log.classifiers if _is_new(c, log.schema.names)]
    timeless = not any(kind.startswith("TIMESTAMP") for kind in engine.columns(events).values())
    if timeless:
        notes.append(say(TIMELESS))
    joined = "".join(f", {_value(c)} AS {quoted(c.name)}" for c in classifiers)
    if timeless:
        joined += TIMELESS_COLUMN
    engine.view(given.relation, f"SELECT *{joined} FROM {quoted(events)}")
    columns = engine.columns(given.relation)
    return Source(given.name, given.relation, columns, notes=tuple(notes))


def _is_new(classifier: Classifier, columns: list[str]) -> bool:
    names = {column.lower() for column in columns}
    return (
        classifier.scope == "event"
        and len(classifier.keys) > 1
        and classifier.name.lower() not in names
        and all(key in columns for key in classifier.keys)
    )


def _value(classifier: Classifier) -> str:
    keys = [f"coalesce(CAST({quoted(key)} AS VARCHAR), '')" for key in classifier.keys]
    return " || '+' || ".join(keys)


def _counts(counts: Iterable[tuple[str, int]], what: str) -> list[str]:
    return [f"{count:,} {what} {column}" for column, count in counts if count]
