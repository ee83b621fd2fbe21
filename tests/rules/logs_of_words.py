"""Logs whose cases are words: each letter is an activity, an event each minute."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

import pandas as pd

from procmine import EventLog
from procmine.conformance import Conformance
from procmine.mining.conforming import conform
from procmine.models import Constraint, DeclarativeModel, WorkingHours
from procmine.models.working_hours import USUAL_HOURS
from procmine.relations import order

MONDAY = datetime(2024, 1, 1)


def frame_of(words: Sequence[str]) -> pd.DataFrame:
    """Give the events of cases c0, c1… as a frame."""
    return pd.DataFrame(
        [
            {
                "case": f"c{number:03}",
                "activity": letter,
                "time": MONDAY + timedelta(minutes=minute),
            }
            for number, word in enumerate(words)
            for minute, letter in enumerate(word)
        ]
    )


@contextmanager
def opened(frame: pd.DataFrame) -> Iterator[EventLog]:
    """Open a frame as a log whose order is built."""
    with EventLog.from_pandas(frame, case="case", activity="activity", timestamp="time") as log:
        order(log)
        yield log


def judged(
    log: EventLog, constraints: Sequence[Constraint], hours: WorkingHours = USUAL_HOURS
) -> Conformance:
    """Check a log against constraints."""
    return conform(log, DeclarativeModel("model", "rules", tuple(constraints), hours=hours))


def deviations(log: EventLog) -> list[tuple[object, ...]]:
    """Give the deviations: case, kind, activity, from_activity, seq, late_us, constraint."""
    return [
        tuple(row)
        for row in log.engine.tuples(
            "SELECT case_id, kind, activity, from_activity, seq, late_us, constraint_name"
            " FROM deviations JOIN case_ids USING (case_no) ORDER BY ALL"
        )
    ]


def broken_cases(log: EventLog) -> dict[str, set[str]]:
    """Give the cases that break each constraint, by its name."""
    broken: dict[str, set[str]] = {}
    for case, *_, name in deviations(log):
        broken.setdefault(str(name), set()).add(str(case))
    return broken
