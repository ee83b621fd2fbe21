"""Who does what, and who hands over to whom; people of few cases are not told apart.

A person's figures stand alone only where at least k cases are behind them. Where pseudonyms stand
for names, the people of a role of fewer than k are not told apart either, as colleagues would
know who is meant; in a log without roles all its people count as one role.
"""

from __future__ import annotations

from typing import Any

from procmine.eventlog import EventLog
from procmine.profile.spreads import US_PER_HOUR
from procmine.relations import ask
from procmine.relations.handovers import level_of
from procmine.report import Handover, Person

#: People behind whom fewer cases stand are not told apart.
SMALLEST_GROUP = 5
_MOST_PEOPLE = 500
_MOST_HANDS = 20
_MOST_HANDOVERS = 400

_PEOPLE = """
WITH groups AS (
  SELECT role, count(DISTINCT resource) AS people FROM steps GROUP BY role),
shown AS (
  SELECT resource FROM steps JOIN groups ON steps.role IS NOT DISTINCT FROM groups.role
  WHERE resource IS NOT NULL GROUP BY resource
  HAVING count(DISTINCT case_no) >= $k AND min(people) >= $group
  ORDER BY count(*) DESC, resource LIMIT $most)
SELECT w.resource AS name, count(DISTINCT s.resource) AS people, count(*) AS events,
  count(DISTINCT s.case_no) AS cases, count(DISTINCT s.activity) AS activities,
  CASE WHEN min(s.role) = max(s.role) THEN min(s.role) END AS role, sum(s.work_us) AS work_us,
  least(min(s.start), min(s.timestamp)) AS first, max(s.timestamp) AS last
FROM steps s LEFT JOIN shown w ON s.resource = w.resource
WHERE s.resource IS NOT NULL GROUP BY w.resource
ORDER BY w.resource IS NULL, events DESC, name
"""

# The hands that take part in most handovers, so that a matrix of them says most.
_HANDOVERS = """
WITH parts AS (
  SELECT giver AS hand, case_no FROM handovers UNION ALL SELECT taker, case_no FROM handovers),
shown AS (
  SELECT hand FROM parts GROUP BY hand
  HAVING count(DISTINCT case_no) >= $k
    AND (SELECT count(DISTINCT resource) FROM steps) >= $group
  ORDER BY count(*) DESC, hand LIMIT $most)
SELECT g.hand AS giver, t.hand AS taker, count(*) AS count, count(DISTINCT h.case_no) AS cases,
  median(h.wait_us) AS median_us, sum(h.wait_us) AS total_us
FROM handovers h LEFT JOIN shown g ON h.giver = g.hand LEFT JOIN shown t ON h.taker = t.hand
GROUP BY g.hand, t.hand ORDER BY count DESC, giver NULLS LAST, taker NULLS LAST LIMIT $rows
"""


def people(log: EventLog, k: int = SMALLEST_GROUP) -> tuple[Person, ...]:
    """Give what each resource did, the busiest first, those of fewer than `k` cases as one."""
    group = k if log.pseudonymised else 0
    rows = ask(log, _PEOPLE, k=k, group=group, most=_MOST_PEOPLE)
    return tuple(
        Person(
            name=_name(row["name"]),
            people=int(row["people"]),
            role=_name(row["role"]),
            events=int(row["events"]),
            cases=int(row["cases"]),
            activities=int(row["activities"]),
            work_hours=None if row["work_us"] is None else float(row["work_us"]) / US_PER_HOUR,
            first=row["first"].isoformat(timespec="seconds"),
            last=row["last"].isoformat(timespec="seconds"),
        )
        for row in rows
    )


def handovers(log: EventLog, k: int = SMALLEST_GROUP) -> tuple[Handover, ...]:
    """Count handovers between hands, the most frequent first.

    Resources of fewer than `k` cases are not told apart; roles always are.
    """
    by_people = level_of(log) == "resource"
    rows = ask(
        log,
        _HANDOVERS,
        k=k if by_people else 1,
        group=k if by_people and log.pseudonymised else 0,
        most=_MOST_HANDS,
        rows=_MOST_HANDOVERS,
    )
    return tuple(
        Handover(
            _name(row["giver"]), _name(row["taker"]), int(row["count"]), int(row["cases"]),
            float(row["median_us"]) / US_PER_HOUR, float(row["total_us"]) / US_PER_HOUR,
        )
        for row in rows
    )  # fmt: skip


def _name(value: Any) -> str | None:
    return None if value is None else str(value)
