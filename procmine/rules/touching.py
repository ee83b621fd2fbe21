"""The cases that a rule's findings touch, each counted once."""

from __future__ import annotations

from collections.abc import Mapping

from procmine.eventlog import EventLog
from procmine.relations import ask, need
from procmine.rules._rule import Rule, Setting


def cases_touched(
    rule: type[Rule], log: EventLog, settings: Mapping[str, Setting] | None = None
) -> frozenset[int]:
    """Give the numbers of the cases that any finding of a rule touches.

    Every finding's examples are its worst cases, so that without that choice they are all of them.
    Places of any size count, unless the settings say from how many cases one is a finding.
    """
    any_size = {"min_cases": 1} if "min_cases" in rule.settings else {}
    sql = rule.sql({**any_size, **(settings or {})}).replace("worst_cases(", "every_case(")
    need(log, sql)
    log.engine.view("touching", sql)
    rows = ask(log, "SELECT DISTINCT unnest(examples) AS case_no FROM touching")
    return frozenset(int(row["case_no"]) for row in rows if row["case_no"] is not None)
