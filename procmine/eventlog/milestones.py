"""Tell a wide table, one row a case with a column of times for each milestone, from a log."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from procmine.eventlog.columns import Mapping
from procmine.eventlog.naming import JOINED, name_score
from procmine.eventlog.recognition import NONE, Sample
from procmine.words.columns import COLUMN_NAMES, plain

#: Words in the name of a time that is no step of a case.
_NO_STEPS = frozenset(("birth", "born", "deadline", "due", "estimated", "expected", "planned",
                       "target", "出生", "截止", "计划", "预计"))  # fmt: skip
_STARTS = frozenset(("start", "started", "begin", "began", "beginn", "开始"))
_ENDS = frozenset(("end", "ended", "finish", "finished", "complete", "completed", "ende", "结束",
                   "完成"))  # fmt: skip
_TIME_WORDS = frozenset(
    ("at", "date", "datetime", "on", "time", "timestamp", "datum", "时间", "日期")
)
_PARTS = re.compile(
    r"[\s_.-]+|(?<=[a-z])(?=[A-Z])|(?=开始|结束|完成|时间|日期)|(?<=开始|结束|完成)"
)
#: So many rows tell that a time is always the same.
_TELLING = 10
#: Share of the rows that name their case; the others may be a line of totals.
_NAMED = 0.9


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of the cases: the column that says when it was done, and when it was started."""

    activity: str
    end: str
    start: str | None = None


@dataclass(frozen=True, slots=True)
class WideTable:
    """The column of the cases, and the milestones in the order of their columns."""

    case: str
    milestones: tuple[Milestone, ...]


def wide_table(sample: Sample, given: Mapping) -> WideTable | None:
    """Tell what a wide table holds, None where it is a log.

    It is one where each case has one row, there are several columns of times and none that is
    named like an activity; never where the user named the activity or the time.
    """
    if any(c and c.lower() != NONE for c in (given.activity, given.timestamp, given.start)):
        return None
    columns = [column for column in sample.types if sample.values[column]]
    times = [column for column in columns if sample.is_time(column)]
    others = [column for column in columns if column not in times]
    if len(times) < 2 or any(name_score("activity", column) > 1 for column in sample.types):
        return None
    if any(name_score("activity", column) > 0 for column in others):
        return None
    milestones = _milestones([column for column in times if _is_step(column, sample)])
    telling = [one for one in milestones if one.start or not _says_nothing(one.activity)]
    if len(milestones) < 2 or (not telling and len(milestones) < 3):
        return None
    case = _case(others, sample, given.case_id)
    return WideTable(case, milestones) if case else None


def _is_step(column: str, sample: Sample) -> bool:
    """Say whether a time may be that of a step: that of an export is always the same."""
    if any(word in _NO_STEPS or any(w in word for w in _NO_STEPS if not w.isascii())
           for word in plain(column).split()):  # fmt: skip
        return False
    return (
        len(sample.rows) < _TELLING
        or len(set(sample.values[column])) > 1
        or (len(sample.values[column]) < len(sample.rows))
    )


def _says_nothing(column: str) -> bool:
    names = COLUMN_NAMES["timestamp"].exact + COLUMN_NAMES["start"].exact
    return plain(column) in names


def _milestones(columns: Sequence[str]) -> tuple[Milestone, ...]:
    """Make milestones of columns; `Check start` and `Check end` are one."""
    starts = {step.lower(): c for c in columns if (step := _step(c, _STARTS))}
    ends = {c: step for c in columns if (step := _step(c, _ENDS)) and step.lower() in starts}
    paired = {starts[step.lower()] for step in ends.values()}
    return tuple(
        Milestone(ends[c], c, starts[ends[c].lower()])
        if c in ends
        else Milestone(c.partition(JOINED)[0], c)
        for c in columns
        if c not in paired
    )


def _step(column: str, words: frozenset[str]) -> str:
    """Give the step that a column is the start or the end of, by the word for it; else nothing."""
    parts = [part for part in _PARTS.split(column.partition(JOINED)[0]) if part]
    while parts and parts[-1].lower() in _TIME_WORDS:
        parts.pop()
    if parts and parts[-1].lower() in words:
        return " ".join(parts[:-1])
    return " ".join(parts[1:]) if parts and parts[0].lower() in words else ""


def _case(columns: Sequence[str], sample: Sample, given: str | None) -> str | None:
    """Give the column of the cases, if each is in one row alone: by its name, or the first."""
    if given:
        named = [column for column in sample.types if column.lower() == given.lower()]
    else:
        scored = [(name_score("case_id", c), -i, c) for i, c in enumerate(columns)]
        named = [c for score, _, c in sorted(scored, reverse=True) if score > 0]
        named = named or [c for c in columns[:1] if _has_numbers(sample.values[c])]
    if not named or len(sample.rows) < 2:
        return None
    values = sample.values[named[0]]
    alone = len(set(values)) == len(values) >= _NAMED * len(sample.rows)
    return named[0] if alone else None


def _has_numbers(values: Sequence[str]) -> bool:
    return sum(any(c.isdigit() for c in value) for value in values) > len(values) / 2
