"""What a log that leaves the house says beside its activities: columns kept, or generalised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from procmine.engine import literal, quoted
from procmine.errors import UsageError
from procmine.eventlog import EventLog
from procmine.words.say import say

#: Where a column of numbers is cut into bands of about as many events.
_CUTS = (0.2, 0.4, 0.6, 0.8)
_OTHER = "other"
#: The columns that the log has anyway.
_TAKEN = ("case_id", "activity", "start", "timestamp", "resource", "role")


def named(log: EventLog, wanted: Sequence[str]) -> dict[str, str]:
    """Give for the log's own names of columns the ones in `events`; UsageError for no attribute."""
    own = {column: ours for ours, column in log.mapping.items()}
    others = (column for column in log.header if column not in own)
    attributes = {**own, **dict(zip(others, log.attributes, strict=True))}
    columns = {c: ours for c, ours in attributes.items() if ours not in _TAKEN}
    unknown = [column for column in wanted if column not in columns]
    if unknown:
        raise UsageError(
            say("{log}: no attribute '{column}'", log=log.name, column=unknown[0]),
            say("the attributes are {columns}", columns=", ".join(columns))
            if columns
            else say("the log has none"),
        )
    return {column: columns[column] for column in wanted}


def kept(log: EventLog, column: str, moved: Callable[[str], str]) -> str:
    """Give SQL for an attribute as it is; times are moved like those of the events."""
    return moved(_time(log, column)) if _is_time(log, column) else quoted(column)


def generalised(
    log: EventLog, relation: str, column: str, moved: Callable[[str], str], k: int
) -> str:
    """Give SQL for an attribute made coarse: over the rows of `relation`.

    A time becomes its month, a number one of five bands of about as many events, and a text that
    fewer than `k` cases have becomes `other`.
    """
    text = f"CAST({quoted(column)} AS VARCHAR)"
    if _is_time(log, column):
        return f"substr(CAST({moved(_time(log, column))} AS VARCHAR), 1, 7)"
    number = f"TRY_CAST({text} AS DOUBLE)"
    row = log.engine.records(
        f"SELECT count({text}) AS texts, count({number}) AS numbers,"
        f" quantile_cont({number}, {list(_CUTS)}) AS cuts FROM {relation}"
    )[0]
    if row["texts"] == row["numbers"] > 0:
        return _banded(number, sorted({float(f"{cut:.4g}") for cut in row["cuts"]}))
    usual = f"SELECT {text} FROM {relation} GROUP BY 1 HAVING count(DISTINCT case_id) >= {int(k)}"
    return (
        f"CASE WHEN {text} IS NULL THEN NULL WHEN {text} IN ({usual}) THEN {text}"
        f" ELSE {literal(_OTHER)} END"
    )


def _banded(number: str, cuts: Sequence[float]) -> str:
    parts = [f"WHEN {number} < {cuts[0]!r} THEN {literal(f'below {cuts[0]:g}')}"]
    parts += [
        f"WHEN {number} < {high!r} THEN {literal(f'{low:g} to {high:g}')}"
        for low, high in pairwise(cuts)
    ]
    last = literal(f"from {cuts[-1]:g}")
    return f"CASE {' '.join(parts)} WHEN {number} IS NOT NULL THEN {last} END"


def _is_time(log: EventLog, column: str) -> bool:
    kind = log.engine.columns("events")[column]
    return column in log.time_attributes or kind.startswith(("TIMESTAMP", "DATE"))


def _time(log: EventLog, column: str) -> str:
    return f"TRY_CAST({quoted(column)} AS TIMESTAMP)"
