"""A log as the model: what it had is allowed, what it never had is told.

Of the reference log are learnt: its activities, and those of every case; with what its cases start
and end; which activity follows which directly; and how long that takes. A time is beyond the
reference where it is longer than any of it, and more than six standard deviations above the mean
(the bound of temporal profiles; Stertz, Mangler & Rinderle-Ma, arXiv 2008.07262, 2020).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from procmine.eventlog import EventLog
from procmine.mining.declarative import conform_constraints
from procmine.models import Constraint, DeclarativeModel
from procmine.models.templates import named

#: So many standard deviations from the mean are still usual.
ZETA = 6.0

_EVERYWHERE = """
SELECT CAST(activity AS VARCHAR) AS activity, sum(cases) AS cases
FROM (SELECT DISTINCT variant_no, cases, activity FROM variant_steps)
GROUP BY activity ORDER BY activity
"""

# How often each activity follows each directly; no activity before the first and after the last.
_FLOWS = """
SELECT CAST(previous_activity AS VARCHAR) AS source, CAST(activity AS VARCHAR) AS target,
  sum(cases) AS times
FROM variant_steps GROUP BY previous_activity, activity
UNION ALL
SELECT CAST(activity AS VARCHAR), NULL, sum(cases)
FROM (
  SELECT activity, cases, lag(seq) OVER (PARTITION BY variant_no ORDER BY seq DESC) AS next_seq
  FROM variant_steps)
WHERE next_seq IS NULL GROUP BY activity
"""

_TIMES = """
SELECT constraint_name AS name, max(late_us) AS longest, avg(late_us) AS mean,
  stddev_pop(late_us) AS deviation
FROM deviations GROUP BY constraint_name
"""


def model_like(log: EventLog, noise: float = 0.0) -> DeclarativeModel:
    """Learn a model from a log whose order is built; the log itself keeps to it where `noise` is 0.

    What at most a share of `noise` of the reference had counts as never: of its cases with an
    activity, start or end, of an activity's executions with what follows it.
    """
    cases = sum(row["cases"] for row in log.engine.records("SELECT cases FROM variants"))
    having = {row["activity"]: row["cases"] for row in log.engine.records(_EVERYWHERE)}
    usual = tuple(activity for activity, times in having.items() if times > noise * cases)
    flows: dict[str | None, dict[str | None, int]] = {}
    for row in log.engine.records(_FLOWS):
        flows.setdefault(row["source"], {})[row["target"]] = row["times"]
    ends = {source: targets.get(None, 0) for source, targets in flows.items() if source is not None}
    always = [a for a in usual if having[a] >= (1 - noise) * cases]
    constraints = [
        Constraint("only usual activities are done", "only", usual),
        Constraint("begins as usual", "starts-with", _more_than(noise, flows[None])),
        Constraint("ends as usual", "ends-with", _more_than(noise, ends)),
        *(replace(named("existence", (a,)), name=f"{a} is always done") for a in always),
        *_followed(flows, usual, noise),
    ]
    constraints += _timed(log, [c for c in constraints if c.template == "followed-by"])
    return DeclarativeModel(log.name, "log", tuple(constraints))


def _more_than(noise: float, times: dict[str, int] | dict[str | None, int]) -> tuple[str, ...]:
    least = noise * sum(times.values())
    return tuple(sorted(name for name, n in times.items() if name is not None and n > least))


def _followed(
    flows: dict[str | None, dict[str | None, int]], usual: tuple[str, ...], noise: float
) -> Iterator[Constraint]:
    for activity in usual:
        allowed = _more_than(noise, flows.get(activity, {}))
        name = f"{activity} is followed by what is usual"
        yield Constraint(name, "followed-by", (activity, *allowed))


def _timed(log: EventLog, followed: list[Constraint]) -> Iterator[Constraint]:
    """Give the times that what follows directly may take, as no case of the reference exceeds it.

    They are measured by asking for less than no time.
    """
    pairs = [(c.activities[0], other) for c in followed for other in c.activities[1:]]
    asked = {c.name: c for c in (named("within", pair, within_us=-1) for pair in pairs)}
    conform_constraints(log, DeclarativeModel(log.name, "log", tuple(asked.values())))
    times = {row["name"]: row for row in log.engine.records(_TIMES)}
    log.engine.drop("deviations")
    for name, constraint in asked.items():
        taken = times[name]
        most = max(taken["longest"], round(taken["mean"] + ZETA * taken["deviation"])) - 1
        first, then = constraint.activities
        limited = named("within", constraint.activities, within_us=most)
        yield replace(limited, name=f"from {first} to {then} it takes no longer than usual")
