"""Small logs, with many cases of the same variant."""

import random
from contextlib import ExitStack

import pandas as pd
import pytest

from procmine.eventlog import EventLog
from procmine.mining.pm4py_quietly import pm4py_quietly


def log_of(*variants):
    """Make a log of (activities, cases); an activity is a letter."""
    cases = [activities for activities, times in variants for _ in range(times)]
    random.Random(1).shuffle(cases)
    rows = [
        (f"c{n:04}", activity, pd.Timestamp(2024, 1, 1) + pd.Timedelta(hours=n, minutes=place))
        for n, activities in enumerate(cases)
        for place, activity in enumerate(activities)
    ]
    return EventLog.from_pandas(pd.DataFrame(rows, columns=["case", "activity", "time"]))


#: A choice, two side by side, a loop of two, a self-loop and rare ways.
MIXED = (
    ("abcdf", 40), ("acbdf", 35), ("abcdedf", 20), ("acbdededf", 8), ("abbcdf", 6), ("agf", 15),
    ("abdf", 2), ("fa", 1), ("acbdf"[::-1], 1),
)  # fmt: skip


@pytest.fixture
def made():
    """Make logs of (activities, cases)."""
    with ExitStack() as opened:
        yield lambda *variants: opened.enter_context(log_of(*variants))


@pytest.fixture
def mixed(made):
    return made(*MIXED)


@pytest.fixture(scope="session")
def pm4py():
    return pm4py_quietly()
