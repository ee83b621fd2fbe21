"""What is wrong with rows: how many are no events, and what has to be refused."""

from __future__ import annotations

from procmine.engine import Engine
from procmine.errors import DataError, NoEvents
from procmine.eventlog.columns import Mapping

#: A row is an event where it says its case, its activity and its time, and no start is unreadable.
_IS_EVENT = (
    "case_id IS NOT NULL AND activity IS NOT NULL AND timestamp IS NOT NULL"
    " AND (start_text IS NULL OR start IS NOT NULL)"
)

_COUNTS = f"""
SELECT count(*) AS n,
  count(*) FILTER (case_id IS NULL) AS cases,
  count(*) FILTER (activity IS NULL) AS activities,
  count(*) FILTER (timestamp IS NULL) AS times,
  count(*) FILTER (start_text IS NOT NULL AND start IS NULL) AS starts,
  count(*) FILTER (NOT ({_IS_EVENT})) AS aside,
  count(*) FILTER (start > timestamp) AS reversed,
  coalesce(min(time_text) FILTER (timestamp IS NULL), min(start_text) FILTER (start IS NULL))
    AS unread
FROM all_rows
"""


def part_rows(engine: Engine, source: str, mapping: Mapping) -> tuple[int, list[str]]:
    """Part `all_rows` into `usable_rows` and `set_aside`.

    Gives how many are set aside, and sentences that say why. Raises NoEvents where none is usable.
    """
    counts = engine.query(_COUNTS).to_pylist()[0]
    if not counts["n"]:
        raise NoEvents(f"{source}: no rows below the header", "is it the right file?")
    notes = []
    kinds = {
        "cases": f"without a case ({mapping.case_id})",
        "activities": f"without an activity ({mapping.activity})",
        "times": f"without a readable time ({mapping.timestamp})",
        "starts": f"with an unreadable start ({mapping.start})",
    }
    reasons = ", ".join(f"{counts[key]:,} {what}" for key, what in kinds.items() if counts[key])
    if counts["aside"] == counts["n"]:
        raise NoEvents(
            f"{source}: no row is an event: {reasons}",
            "name the columns with --case, --activity and --timestamp",
        )
    if reasons:
        text = f"{counts['aside']:,} of {counts['n']:,} rows set aside: {reasons}"
        if counts["unread"]:
            text += f"; the first unread time is '{counts['unread'][:40]}'"
        notes.append(text)
    if counts["reversed"]:
        notes.append(
            f"{counts['reversed']:,} events end before they start; their work counts as none"
        )
    engine.view("usable_rows", f"SELECT * FROM all_rows WHERE {_IS_EVENT}")
    engine.view("set_aside", f"SELECT * FROM all_rows WHERE NOT ({_IS_EVENT})")
    return int(counts["aside"]), notes


def refuse_mixed(engine: Engine, source: str, time: str, column: str, zoned: bool) -> None:
    """Refuse a column in which some times have an offset and others have none."""
    text = {"timestamp": "time_text", "start": "start_text"}[time]
    row = engine.query(
        f"SELECT min({text}) AS text, count(*) AS n FROM all_rows"
        f" WHERE {text} IS NOT NULL AND {time} IS NOT NULL"
    ).to_pylist()[0]
    if row["n"]:
        which = "without" if zoned else "with"
        raise DataError(
            f"{source}: column '{column}' mixes times with and without a UTC offset"
            f" ({row['n']:,} {which} one, such as {row['text'][:40]})",
            "export all times in one way, or give each the offset it was taken in",
        )
