"""Make a large event log to measure with: `python benchmarks/make_log.py OUT --events 10_000_000`.

16 activities, 200 resources in 8 roles, cases of about ten events with optional steps, 8 % of them
with rework. The kind of file follows from OUT's ending: .csv or .parquet. The same number of events
gives the same log under the same DuckDB, whose `hash` is the source of randomness.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb

RESOURCES = 200
ROLES = 8
#: Share of cases that do the steps of LOOP once more, and those steps.
REWORK = 0.08
LOOP = (4, 7)
#: Position, activity, role, share of cases that have it, mean hours since the step before.
STEPS = (
    (1, "Receive request", 1, 1.00, 1.0),
    (2, "Register request", 1, 1.00, 0.5),
    (3, "Ask for missing data", 1, 0.18, 20.0),
    (4, "Check completeness", 2, 1.00, 3.0),
    (5, "Check identity", 2, 0.45, 1.5),
    (6, "Check history", 2, 0.35, 2.5),
    (7, "Assess request", 3, 1.00, 8.0),
    (8, "Ask an expert", 4, 0.12, 30.0),
    (9, "Calculate offer", 3, 0.85, 4.0),
    (10, "Approve offer", 5, 0.80, 12.0),
    (11, "Approve offer as director", 5, 0.10, 24.0),
    (12, "Send offer", 6, 0.85, 2.0),
    (13, "Answer questions", 6, 0.20, 16.0),
    (14, "Sign contract", 7, 0.70, 48.0),
    (15, "Arrange payment", 8, 0.70, 6.0),
    (16, "Archive request", 1, 0.95, 5.0),
)
#: Cases arrive during this many days.
DAYS = 730

#: A number in (0, 1] for a case, a step and a purpose.
UNIFORM = "CREATE MACRO uniform(a, b, purpose) AS (hash(a, b, purpose) % 1000003 + 1) / 1000003.0"

#: Every case with its attributes, and the steps it takes, the second round of the loop behind the
#: first: place orders the steps of a case. $events of them are kept.
EVENTS = """
CREATE TABLE event AS
WITH taken AS (
    SELECT number, position AS step, position AS place
    FROM range($cases) AS c(number), step
    WHERE uniform(number, position, 'taken') <= share
    UNION ALL
    SELECT number, position, $loop_end + position / 100
    FROM range($cases) AS c(number), step
    WHERE position BETWEEN $loop_start AND $loop_end
      AND uniform(number, 0, 'rework') <= $rework
      AND uniform(number, position, 'taken again') <= share
)
SELECT number, step, place FROM taken ORDER BY number, place LIMIT $events
"""

LOG = """
SELECT
    'case-' || lpad(number::VARCHAR, 9, '0') AS case_id,
    activity,
    TIMESTAMP '2023-01-02 00:00:00' + to_seconds(
        (uniform(number, 0, 'arrival') * $days * 86400)::BIGINT
        + sum(1 + (-ln(uniform(number, place, 'gap')) * hours * 3600)::BIGINT)
          OVER (PARTITION BY number ORDER BY place)
    ) AS "timestamp",
    'R' || lpad(
        ((role - 1) * $team + 1 + hash(number, place, 'resource') % $team)::VARCHAR, 3, '0'
    ) AS resource,
    'Role ' || role AS role,
    round(1000 * exp(2.5 * uniform(number, 0, 'amount')), 2)::DECIMAL(12, 2) AS amount,
    'Region ' || (1 + hash(number, 'region') % 6) AS region
FROM event JOIN step ON event.step = step.position
ORDER BY "timestamp", number, place
"""


def make(out: Path, events: int) -> None:
    """Write a log of `events` events to `out`; a half-written one never stands there."""
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f"{out.name}.part")
    a_case = sum(share for _, _, _, share, _ in STEPS)
    with duckdb.connect(config={"temp_directory": f"{out}.tmp"}) as db:
        db.execute(UNIFORM)
        db.execute(
            "CREATE TABLE step (position INT, activity TEXT, role INT, share DOUBLE, hours DOUBLE)"
        )
        db.executemany("INSERT INTO step VALUES (?, ?, ?, ?, ?)", STEPS)
        db.execute(
            EVENTS,
            {
                "cases": int(events / a_case) + 10,
                "rework": REWORK,
                "loop_start": LOOP[0],
                "loop_end": LOOP[1],
                "events": events,
            },
        )
        log = db.sql(LOG, params={"days": DAYS, "team": RESOURCES // ROLES})
        if out.suffix == ".parquet":
            log.write_parquet(str(part))
        else:
            log.write_csv(str(part))
    part.rename(out)


def main() -> None:
    """Read the command line and make the log."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--events", type=int, default=10_000_000)
    arguments = parser.parse_args()
    make(arguments.out, arguments.events)


if __name__ == "__main__":
    main()
