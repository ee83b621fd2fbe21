"""Start and complete rows become one activity instance each.

Pairs are matched first in, first out per case and activity (per activity instance where the log
names those). A lone start or a lone complete is one instance. Other values of the standard
life cycle (schedule, assign, suspend …) are no instances of their own; rows with values of no
standard are instances, as the log's maker meant them.
"""

from __future__ import annotations

from procmine.engine import Engine, literal, quoted
from procmine.words.columns import COMPLETES, OTHER_STANDARD, STARTS


def _in(values: tuple[str, ...]) -> str:
    return "(" + ", ".join(literal(v) for v in values) + ")"


def transitions(engine: Engine) -> dict[str, int]:
    """Count the rows per lifecycle value, in lower case."""
    rows = engine.query(
        "SELECT lower(trim(CAST(lifecycle AS VARCHAR))) AS value, count(*) AS n FROM usable_rows"
        " WHERE lifecycle IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    return {str(r["value"]): int(r["n"]) for r in rows.to_pylist()}


def has_pairs(counts: dict[str, int]) -> bool:
    """Say whether both starts and completes occur, so that there is something to join."""
    return any(v in counts for v in STARTS) and any(v in counts for v in COMPLETES)


def join_pairs(engine: Engine, attributes: list[str], by_instance: bool) -> str:
    """Make the table `paired` out of `usable_rows`; give a note that says what was done."""
    key = "case_id, activity" + (", instance" if by_instance else "")
    engine.table(
        "transitions",
        "SELECT *, row_number()"
        f" OVER (PARTITION BY {key}, step ORDER BY timestamp, position) AS nth"
        " FROM (SELECT *, CASE"
        f" WHEN lower(trim(lifecycle)) IN {_in(STARTS)} THEN 'start'"
        f" WHEN lower(trim(lifecycle)) IN {_in(OTHER_STANDARD)} THEN 'other'"
        f" ELSE 'complete' END AS step FROM usable_rows)",
    )
    on = " AND ".join(
        f"s.{column} IS NOT DISTINCT FROM c.{column}" for column in (*key.split(", "), "nth")
    )
    merged = "".join(f", coalesce(c.{quoted(a)}, s.{quoted(a)}) AS {quoted(a)}" for a in attributes)
    engine.table(
        "paired",
        "SELECT coalesce(c.case_id, s.case_id) AS case_id,"
        " coalesce(c.activity, s.activity) AS activity,"
        " CASE WHEN s.timestamp <= c.timestamp OR c.timestamp IS NULL THEN s.timestamp END"
        " AS start,"
        " coalesce(c.timestamp, s.timestamp) AS timestamp,"
        " coalesce(c.resource, s.resource) AS resource, coalesce(c.role, s.role) AS role,"
        " coalesce(c.position, s.position) AS position, coalesce(c.cost, s.cost) AS cost,"
        f" coalesce(c.lifecycle, s.lifecycle) AS lifecycle{merged}"
        " FROM (FROM transitions WHERE step = 'complete') c"
        f" FULL JOIN (FROM transitions WHERE step = 'start') s ON {on}"
        " ORDER BY position",
    )
    counts = engine.query(
        "SELECT count(*) FILTER (step = 'start') AS starts,"
        " count(*) FILTER (step = 'complete') AS completes,"
        " count(*) FILTER (step = 'other') AS others FROM transitions"
    ).to_pylist()[0]
    engine.drop("transitions")
    note = f"{counts['starts']:,} starts and {counts['completes']:,} completions joined"
    if counts["others"]:
        note += f"; {counts['others']:,} rows of other lifecycle steps are no activity instances"
    return note
