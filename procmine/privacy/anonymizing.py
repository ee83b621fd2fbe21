"""A log fit to leave the house: what can be told of its process, without what tells of people.

- People have pseudonyms, where k cases are theirs, and cases new numbers in an order of chance.
- All times are moved by one secret number of weeks (or days), so that waits, and hours and
  weekdays, stay what they are.
- Attributes are left out unless they are asked for, as they are or made coarse.
- Activities that fewer than k cases have are left out: free text, and what betrays a case.
- Cases are cut until at least k have the same order of activities (pruning), and nothing is made
  up.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from procmine.engine import open_engine, quoted
from procmine.errors import DataError, UsageError
from procmine.eventlog import EventLog, Mapping, Reading, Source
from procmine.eventlog.columns import STANDARD, distinct
from procmine.privacy.attributes import generalised, kept, named
from procmine.privacy.pruning import prune
from procmine.privacy.risk import risk_of
from procmine.report import Anonymity
from procmine.words.say import say

if TYPE_CHECKING:
    import pyarrow as pa

#: Makes SQL of a time into that of the time that is told.
Moved = Callable[[str], str]
Shift = Literal["weeks", "days", "none"]
_DAYS: dict[str, int] = {"weeks": 7, "days": 1}
#: Times go back by one to ten years.
_LEAST_DAYS, _MOST_DAYS = 364, 3640

_ROWS = """
SELECT n.number, s.seq, e.* FROM shared_steps s JOIN events e USING (position) JOIN (
  SELECT case_id, CAST(row_number() OVER (ORDER BY case_id) AS VARCHAR) AS number
  FROM (SELECT DISTINCT case_id FROM shared_steps)) n ON n.case_id = s.case_id
"""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the log shall still tell.

    `keep` and `generalise` are attributes by the file's own names; `round_us` is the unit to which
    times are rounded down, in microseconds; `k` how many cases must share what is told.
    """

    keep: tuple[str, ...] = ()
    generalise: tuple[str, ...] = ()
    shift: Shift = "weeks"
    round_us: int | None = None
    k: int = 5


def anonymize(
    log: EventLog, wishes: Wishes, key: bytes, memory: str | None = None
) -> tuple[EventLog, Anonymity]:
    """Make a log fit to leave the house of one that was read with pseudonyms, and say what is lost.

    `key` is that of the pseudonyms; the shift of times follows from it. Both logs are for the
    caller to close. Raises UsageError for a column that is no
    attribute, DataError where no k cases have anything in common.
    """
    if not log.pseudonymised:
        raise UsageError(
            say("a log with names can't be made anonymous"), say("read it with pseudonyms")
        )
    keep, coarse = named(log, wishes.keep), named(log, wishes.generalise)
    engine, k = log.engine, int(wishes.k)
    prune(log, k)
    left = _left(log)
    if not left["events_left"]:
        raise DataError(
            say(
                "{log}: no {k} cases begin alike: nothing can be told without telling of one",
                log=log.name,
                k=k,
            ),
            say("let fewer have to be alike, with --k"),
        )
    engine.table("shared_rows", _ROWS)
    moved = _moved(wishes, key)
    columns = _canonical(log, moved, k)
    attributes = {name: kept(log, ours, moved) for name, ours in keep.items()} | {
        name: generalised(log, "shared_rows", ours, moved, k) for name, ours in coarse.items()
    }
    names = distinct([*columns, *attributes])
    sqls = [*columns.values(), *attributes.values()]
    listed = ", ".join(f"{sql} AS {quoted(name)}" for name, sql in zip(names, sqls, strict=True))
    time = moved("timestamp")
    rows = engine.query(f"SELECT {listed} FROM shared_rows ORDER BY {time}, number, seq")
    made = _as_log(log, rows, memory)
    try:
        return made, Anonymity(**left, before=risk_of(log), after=risk_of(made))
    except BaseException:
        made.close()
        raise


def _left(log: EventLog) -> dict[str, int]:
    """Count the cases and events, those that are left, and the cases that are cut."""
    row = log.engine.records(
        "SELECT count(DISTINCT case_id) AS cases, count(*) AS events,"
        " (SELECT count(DISTINCT case_id) FROM shared_steps) AS cases_left,"
        " (SELECT count(*) FROM shared_steps) AS events_left,"
        " (SELECT count(*) FROM (SELECT case_id, count(*) AS n FROM shared_steps GROUP BY case_id)"
        " JOIN (SELECT case_id, count(*) AS all_n FROM events GROUP BY case_id) USING (case_id)"
        " WHERE n < all_n) AS cut FROM events"
    )[0]
    return {name: int(value) for name, value in row.items()}


def _canonical(log: EventLog, moved: Moved, k: int) -> dict[str, str]:
    """Give the SQL of the columns that every log has, by the names that they are to have."""
    zoned = "TIMESTAMPTZ" if log.zoned else "TIMESTAMP"
    columns = {"case_id": "number", "activity": "activity"}
    if "start" in log.capabilities:
        columns["start"] = f"CAST({moved('start')} AS {zoned})"
    columns["timestamp"] = f"CAST({moved('timestamp')} AS {zoned})"
    for name in ("resource", "role"):
        if name in log.capabilities:
            usual = (
                f"SELECT {name} FROM shared_rows GROUP BY 1 HAVING count(DISTINCT case_id) >= {k}"
            )
            columns[name] = f"CASE WHEN {name} IN ({usual}) THEN {name} END"
    return {STANDARD[name]: sql for name, sql in columns.items()}


def _as_log(log: EventLog, rows: pa.Table, memory: str | None) -> EventLog:
    engine = open_engine(memory)
    try:
        engine.insert("raw", rows)
        columns = engine.columns("raw")
        mapping = {name: own for name, own in STANDARD.items() if own in columns}
        made = EventLog(
            engine, Source("anonymous log", "raw", columns), Reading(Mapping(**mapping))
        )
    except BaseException:
        engine.close()
        raise
    made.pseudonymised = made.protected = True
    return made


def _moved(wishes: Wishes, key: bytes) -> Moved:
    """Give what makes SQL of a time into that of the time moved, and rounded down."""
    days, round_us = _offset(wishes.shift, key), wishes.round_us

    def moved(time: str) -> str:
        sql = f"({time} - INTERVAL {days} DAY)" if days else time
        return f"make_timestamp(epoch_us({sql}) // {round_us} * {round_us})" if round_us else sql

    return moved


def _offset(shift: Shift, key: bytes) -> int:
    """Give the days by which times go back: a secret, which follows from the key."""
    if shift == "none":
        return 0
    unit = _DAYS[shift]
    drawn = int.from_bytes(hmac.digest(key, b"shift", "sha256"))
    return _LEAST_DAYS + drawn % ((_MOST_DAYS - _LEAST_DAYS) // unit) * unit
