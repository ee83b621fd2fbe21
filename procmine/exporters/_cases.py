"""The cases of a log for formats that know them: their order, and which attributes are theirs."""

from __future__ import annotations

from procmine.engine import Engine
from procmine.exporters._columns import Column

#: The table of cases: case_id, and `first`, the position of the first event.
CASES = "exported_cases"
PREFIX = "case:"


def list_cases(engine: Engine) -> None:
    """Make the table of cases."""
    engine.table(CASES, "SELECT case_id, min(position) AS first FROM events GROUP BY case_id")


def of_cases(engine: Engine, attributes: tuple[Column, ...]) -> tuple[Column, ...]:
    """Give the attributes called `case:…` that are the same in all events of each case."""
    called = [c for c in attributes if c.name.startswith(PREFIX) and c.name != PREFIX]
    if not called:
        return ()
    ends = ", ".join(
        f"count({c.sql}) AS n{i}, min({c.sql}) AS low{i}, max({c.sql}) AS high{i}"
        for i, c in enumerate(called)
    )
    same = ", ".join(
        f"bool_and(n{i} IN (0, events) AND low{i} IS NOT DISTINCT FROM high{i}) AS c{i}"
        for i in range(len(called))
    )
    found = engine.records(
        f"SELECT {same} FROM (SELECT count(*) AS events, {ends} FROM events GROUP BY case_id)"
    )[0]
    return tuple(c for i, c in enumerate(called) if found[f"c{i}"])
