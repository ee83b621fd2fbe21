"""What is wrong with rows: how many are no events, and what has to be refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from procmine.engine import Engine, Rejected
from procmine.errors import DataError, NoEvents
from procmine.eventlog.columns import Mapping
from procmine.words.catalogue import translated
from procmine.words.say import say, spoken
from procmine.words.text import clean_text

#: A row is an event where it says its case, its activity and its time, and no start is unreadable.
_IS_EVENT = (
    "case_id IS NOT NULL AND activity IS NOT NULL AND timestamp IS NOT NULL"
    " AND (start_text IS NULL OR start IS NOT NULL)"
)
_IS_NONE = f"NOT ({_IS_EVENT})"

#: What a column of a table holds is counted far sooner than what its rows lack.
_FILLED = """
SELECT count(*) AS n, count(case_id) AS cases, count(activity) AS activities,
  count(timestamp) AS times, count(start_text) AS odd_starts,
  count(start) AS start, count(resource) AS resource, count(role) AS role
FROM all_rows
"""

_LACKING = f"""
SELECT count(*) FILTER (case_id IS NULL) AS cases,
  count(*) FILTER (activity IS NULL) AS activities,
  count(*) FILTER (timestamp IS NULL) AS times,
  count(*) FILTER (start_text IS NOT NULL AND start IS NULL) AS starts,
  count(*) FILTER ({_IS_NONE}) AS aside,
  coalesce(min(time_text) FILTER (timestamp IS NULL), min(start_text) FILTER (start IS NULL))
    AS unread
FROM all_rows
"""


@dataclass(frozen=True, slots=True)
class Parts:
    """How many rows there are, how many are set aside and why, and which columns have a value.

    `reversed` counts the rows whose start lies after their completion.
    """

    rows: int
    aside: int
    notes: tuple[str, ...]
    filled: frozenset[str]
    reversed: int


def part_rows(engine: Engine, source: str, mapping: Mapping) -> Parts:
    """Part `all_rows` into `usable_rows` and `set_aside`; NoEvents where none is usable."""
    filled = engine.records(_FILLED)[0]
    rows = int(filled["n"])
    whole = filled["cases"] == filled["activities"] == filled["times"] == rows
    aside, notes = 0, []
    if whole and not filled["odd_starts"]:
        engine.view("usable_rows", "SELECT * FROM all_rows")
    else:
        lacking = engine.records(_LACKING)[0]
        aside = int(lacking["aside"])
        notes = _told(lacking, rows, source, mapping)
        engine.view("usable_rows", f"SELECT * FROM all_rows WHERE {_IS_EVENT}")
    engine.view("set_aside", f"SELECT * FROM all_rows WHERE {'false' if not aside else _IS_NONE}")
    reversed_ = 0
    if filled["start"]:
        count = "SELECT count(*) AS n FROM all_rows WHERE start > timestamp"
        reversed_ = int(engine.records(count)[0]["n"])
    capabilities = frozenset(name for name in ("start", "resource", "role") if filled[name])
    return Parts(rows, aside, tuple(notes), capabilities, reversed_)


def _told(lacking: dict[str, Any], rows: int, source: str, mapping: Mapping) -> list[str]:
    """Say how many rows are set aside, and why; NoEvents where all are."""
    kinds = {
        "cases": say("without a case ({case_id})", case_id=mapping.case_id),
        "activities": say("without an activity ({activity})", activity=mapping.activity),
        "times": say("without a readable time ({timestamp})", timestamp=mapping.timestamp),
        "starts": say("with an unreadable start ({start})", start=mapping.start),
    }
    reasons = ", ".join(f"{lacking[key]:,} {what}" for key, what in kinds.items() if lacking[key])
    if lacking["aside"] == rows:
        raise NoEvents(
            say("{source}: no row is an event: {reasons}", source=source, reasons=reasons),
            say("name the columns with --case, --activity and --timestamp"),
        )
    if not reasons:
        return []
    text = say(
        "{aside:,} of {counted} set aside: {reasons}",
        aside=lacking["aside"],
        counted=counted(rows, "row"),
        reasons=reasons,
    )
    if lacking["unread"]:
        text += say("; an unread time is '{unread}'", unread=clean_text(lacking["unread"])[:40])
    return [text]


def told_rejected(rejected: Rejected) -> str:
    """Say which lines of a text table became no rows."""
    which = say("line {line:,}", line=rejected.line) if rejected.line else say("one")
    return say(
        "{counted} set aside, not fitting the columns: {which} has {reason} ({text})",
        counted=counted(rejected.count, "line"),
        which=which,
        reason=say(rejected.reason),
        text=clean_text(rejected.text)[:60],
    )


def told_reversed(number: int) -> str:
    """Say how many events end before they start."""
    if number == 1:
        return say("1 event ends before it starts; its work counts as none")
    return say("{number:,} events end before they start; their work counts as none", number=number)


def counted(number: int, what: str) -> str:
    """Write a number of things, named in the singular."""
    things = translated(what, spoken(), "counted")
    if things == what and number != 1:
        things += "s"
    return f"{number:,} {things}"


def refuse_mixed(engine: Engine, source: str, time: str, column: str, zoned: bool) -> None:
    """Refuse a column in which some times have an offset and others have none."""
    text = {"timestamp": "time_text", "start": "start_text"}[time]
    row = engine.records(
        f"SELECT min({text}) AS text, count(*) AS n FROM all_rows"
        f" WHERE {text} IS NOT NULL AND {time} IS NOT NULL"
    )[0]
    if row["n"]:
        which = say("without") if zoned else say("with")
        raise DataError(
            say(
                "{source}: column '{column}' mixes times with and without a UTC"
                " offset ({n:,} {which} one, such as {text})",
                source=source,
                column=column,
                n=row["n"],
                which=which,
                text=clean_text(row["text"])[:40],
            ),
            say("export all times in one way, or give each the offset it was taken in"),
        )
