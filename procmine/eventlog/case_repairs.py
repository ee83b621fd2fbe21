"""The repair of cases that stand in the log in parts."""

from __future__ import annotations

from collections.abc import Sequence

from procmine.engine import Engine
from procmine.eventlog.checks import counted
from procmine.eventlog.repaired import Repaired
from procmine.eventlog.scatter import find_scattered
from procmine.words.say import say


def join_parts(engine: Engine, relation: str, attributes: Sequence[str]) -> Repaired:
    """Give the parts of each scattered case one id."""
    engine.view("fixing_cases", f"SELECT DISTINCT case_id FROM {relation}")
    find_scattered(engine, "fixing_cases", relation, "fixing_ids")
    counts = engine.records(
        "SELECT count(*) AS parts, count(DISTINCT joined_id) AS cases FROM fixing_ids"
    )[0]
    if not counts["parts"]:
        return Repaired(relation, say("no case is scattered"))
    engine.table(
        "fixed_cases",
        "SELECT r.* REPLACE (coalesce(f.joined_id, r.case_id) AS case_id)"
        f" FROM {relation} r LEFT JOIN fixing_ids f ON r.case_id = f.case_id",
    )
    engine.drop("fixing_ids")
    return Repaired(
        "fixed_cases",
        say(
            "{counted} joined to {counted2}: their ids were written in several ways",
            counted=counted(counts["parts"], "part"),
            counted2=counted(counts["cases"], "case"),
        ),
    )
