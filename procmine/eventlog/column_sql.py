"""The SQL of the canonical columns: each out of the file's own, nulls where it is blank."""

from __future__ import annotations

import re

from procmine.engine import literal, quoted
from procmine.eventlog.columns import RESERVED, Mapping, Source
from procmine.eventlog.reading import Reading
from procmine.eventlog.recognition import Sample
from procmine.eventlog.times import TimeColumn


def canonical_columns(
    mapping: Mapping,
    time: TimeColumn,
    start: TimeColumn | None,
    sample: Sample,
    reading: Reading,
) -> list[str]:
    """Give the SQL of all columns of ours but the position, and of the texts that are no times."""
    assert mapping.timestamp
    stamp, start_sql = time.sql, "CAST(NULL AS TIMESTAMP)"
    start_text = "CAST(NULL AS VARCHAR) AS start_text"
    if start and mapping.start:
        start_sql = start.sql
        start_text = _doubtful(mapping.start, start, "start_text")
        # A lone start is an instance, too.
        stamp = (
            f"CASE WHEN {_given(mapping.timestamp)} IS NULL THEN {start.sql} ELSE {time.sql} END"
        )
    return [
        _text(mapping.case_id, "case_id"),
        _activity(mapping.activity, reading),
        f"{start_sql} AS start",
        f"{stamp} AS timestamp",
        _text(mapping.resource, "resource"),
        _text(mapping.role, "role"),
        _number(mapping.cost, sample),
        _text(mapping.lifecycle, "lifecycle"),
        _text(mapping.instance, "instance"),
        _doubtful(mapping.timestamp, time, "time_text"),
        start_text,
    ]


def attributes_of(source: Source, mapping: Mapping) -> dict[str, str]:
    """Name the attribute columns: as in the file, but for a clash with a canonical name."""
    used = {column for _, column in mapping.items()}
    reserved = set(RESERVED)
    named: dict[str, str] = {}
    for own in source.columns:
        if own in used:
            continue
        ours = own
        while ours.lower() in reserved:
            ours += "_"
        reserved.add(ours.lower())
        named[ours] = own
    return named


def _text(column: str | None, name: str) -> str:
    if column is None:
        return f"CAST(NULL AS VARCHAR) AS {name}"
    return f"{_given(column)} AS {name}"


def _activity(column: str | None, reading: Reading) -> str:
    """Give the SQL for the activity, by the name that the user wants it to have."""
    if column is None or not reading.labels:
        return _text(column, "activity")
    names = " ".join(
        f"WHEN {literal(old)} THEN {literal(new)}" for old, new in reading.labels.items()
    )
    text = _given(column)
    return f"CASE {text} {names} ELSE {text} END AS activity"


def _doubtful(column: str, time: TimeColumn, name: str) -> str:
    """Keep the texts that are no time, or one of another kind than the others."""
    return f"CASE WHEN {time.sql} IS NULL OR {time.odd} THEN {_given(column)} END AS {name}"


def _given(column: str) -> str:
    """Give the text of a cell, null where it is empty or blank."""
    text = f"CAST({quoted(column)} AS VARCHAR)"
    # Few texts begin with a blank: the comparison spares the others the trimming.
    return f"CASE WHEN {text} >= '!' OR trim({text}) <> '' THEN {text} END"


def _number(column: str | None, sample: Sample) -> str:
    """Give the SQL for a cost, whichever of comma and point is the decimal mark."""
    if column is None:
        return "CAST(NULL AS DOUBLE) AS cost"
    if sample.types[column] != "VARCHAR":
        return f"TRY_CAST({quoted(column)} AS DOUBLE) AS cost"
    comma = any(re.search(r",\d{1,2}$|,\d{4,}$|\..*,", text) for text in sample.values[column])
    text = f"replace({quoted(column)}, '{'.' if comma else ','}', '')"
    plain = f"regexp_replace({text}, '[ ''\u00a0]', '', 'g')"
    return f"TRY_CAST(replace({plain}, ',', '.') AS DOUBLE) AS cost"
