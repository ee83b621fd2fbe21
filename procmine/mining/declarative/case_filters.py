"""`filtered_cases`: the cases that the filters of constraints let through (filter_no, case_no).

Filter 0 lets all cases through, and has no rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from procmine.engine import literal, quoted
from procmine.errors import UsageError
from procmine.eventlog import EventLog
from procmine.models import Constraint
from procmine.words.say import say

#: Columns of the canonical log that a filter may name, besides the attributes, where it has them.
_CANONICAL = ("resource", "role")


def number_filters(log: EventLog, constraints: Sequence[Constraint]) -> list[int]:
    """Build `filtered_cases`, and give the number of each constraint's filter.

    UsageError for an attribute that the log lacks.
    """
    there = [c for c in _CANONICAL if c in log.capabilities]
    known = tuple(dict.fromkeys((*log.attributes, *there, "activity")))
    for constraint in constraints:
        if constraint.where and constraint.where.attribute not in known:
            wrong = constraint.where.attribute
            near = get_close_matches(wrong, known, n=1)
            hint = say("did you mean {near}? ", near=near[0]) if near else ""
            raise UsageError(
                say(
                    "{constraint}: the log has no attribute '{wrong}'",
                    constraint=constraint.name,
                    wrong=wrong,
                ),
                say("{guess}It has: {known}", guess=hint, known=", ".join(known)),
            )
    filters = list(dict.fromkeys(c.where for c in constraints if c.where))
    selected = [
        f"SELECT DISTINCT {number} AS filter_no, case_no FROM events JOIN case_ids USING (case_id)"
        f" WHERE CAST({quoted(case_filter.attribute)} AS VARCHAR)"
        f" IN ({', '.join(map(literal, case_filter.values))})"
        for number, case_filter in enumerate(filters, 1)
    ]
    none = "SELECT 0 AS filter_no, case_no FROM cases LIMIT 0"
    log.engine.table("filtered_cases", " UNION ALL ".join(selected) or none)
    return [filters.index(c.where) + 1 if c.where else 0 for c in constraints]
