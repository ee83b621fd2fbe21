"""Who has the case, the moves on which it changes hands, and how long moves take.

Hands are roles where the log has roles, else resources.

- `hands`: case_no, seq, activity, hand and previous_hand of the steps whose hand is known;
- `handovers`: the moves between two hands, with the columns of `moves`, and giver and taker;
- `waits`: a row for each two activities that follow on each other, for moves within one hand and
  between two (handover) apart: from_activity, activity, handover, count, median_us;
- `typical`: one row: wait_us and case_us, the medians of all waits and of all cases' times.
"""

from __future__ import annotations

from procmine.eventlog import EventLog


def level_of(log: EventLog) -> str | None:
    """Say at which level hands are told apart: role, resource, or None where neither is known."""
    return next((name for name in ("role", "resource") if name in log.capabilities), None)


def build(log: EventLog) -> None:
    """Build all four; the first two are empty where the log names neither roles nor resources."""
    engine = log.engine
    hand = level_of(log) or "resource"
    engine.view(
        "hands",
        f"SELECT case_no, seq, activity, {hand} AS hand, previous_{hand} AS previous_hand"
        f" FROM steps WHERE {hand} IS NOT NULL",
    )
    engine.view(
        "handovers",
        f"SELECT *, from_{hand} AS giver, {hand} AS taker FROM moves WHERE from_{hand} <> {hand}",
    )
    engine.table(
        "waits",
        f"SELECT from_activity, activity, coalesce(from_{hand} <> {hand}, false) AS handover,"
        " count(*) AS count, median(wait_us) AS median_us FROM moves GROUP BY 1, 2, 3",
    )
    engine.table(
        "typical",
        "SELECT (SELECT median(wait_us) FROM moves) AS wait_us,"
        " (SELECT median(duration_us) FROM cases) AS case_us",
    )
