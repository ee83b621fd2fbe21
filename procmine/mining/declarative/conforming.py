"""Judge constraints over a log, and write what breaks them as `deviations`."""

from __future__ import annotations

from collections.abc import Callable

from procmine.conformance import Bounds, Conformance, ConstraintResult
from procmine.eventlog import EventLog
from procmine.mining.declarative import tables
from procmine.mining.declarative.case_filters import number_filters
from procmine.mining.declarative.orders import BREACHES
from procmine.mining.declarative.people import build_people_breaches
from procmine.mining.declarative.times import build_time_breaches
from procmine.mining.declarative.working_time import working_periods
from procmine.models import DeclarativeModel
from procmine.relations.deviations import COLUMNS
from procmine.words.say import say

_TIMES = {"within", "time-between"}
_PEOPLE = {"different-resource", "same-resource"}
_NULL_BREACH = """
SELECT no, 0 AS case_no, '' AS kind, a AS activity, b AS from_activity, 0 AS seq,
  within_us AS late_us FROM declared LIMIT 0
"""
_OF_VARIANTS = """
SELECT b.no, c.case_no, b.kind, b.activity, b.from_activity, b.seq, CAST(NULL AS BIGINT) AS late_us
FROM ({}) b JOIN cases c USING (variant_no)
"""

_LET_THROUGH = """
SELECT b.* FROM ({breaches}) b JOIN declared c USING (no)
LEFT JOIN filtered_cases f ON f.filter_no = c.filter_no AND f.case_no = b.case_no
WHERE c.filter_no = 0 OR f.case_no IS NOT NULL
"""

_DEVIATIONS = f"""
SELECT b.case_no, b.kind, x.label AS activity, y.label AS from_activity,
  CAST(b.seq AS INTEGER) AS seq, CAST(NULL AS {COLUMNS["element"]}) AS element,
  n.name AS constraint_name, b.late_us
FROM breaches b JOIN declared_names n USING (no)
LEFT JOIN declared_labels x ON x.act = b.activity
LEFT JOIN declared_labels y ON y.act = b.from_activity
"""

# The cases that a constraint concerns, of those that its filter lets through; counted once for each
# activity and each two of them.
_CONCERNED = """
WITH sizes AS (
  SELECT 0 AS filter_no, variant_no, cases FROM variants
  UNION ALL
  SELECT f.filter_no, c.variant_no, count(*) FROM filtered_cases f JOIN cases c USING (case_no)
  GROUP BY f.filter_no, c.variant_no),
everything AS (SELECT filter_no, sum(cases) AS cases FROM sizes GROUP BY filter_no),
one AS (
  SELECT s.filter_no, d.act, sum(s.cases) AS cases
  FROM declared_done d JOIN sizes s USING (variant_no) GROUP BY s.filter_no, d.act),
two AS (
  SELECT p.filter_no, p.a, p.b, sum(s.cases) AS cases,
    sum(CASE WHEN x.first < y.last THEN s.cases END) AS after_cases
  FROM (SELECT DISTINCT filter_no, a, b FROM declared
    WHERE concern IN ('either', 'both', 'after')) p
  JOIN declared_done x ON x.act = p.a
  JOIN declared_done y ON y.variant_no = x.variant_no AND y.act = p.b
  JOIN sizes s ON s.filter_no = p.filter_no AND s.variant_no = x.variant_no
  GROUP BY p.filter_no, p.a, p.b),
broken AS (SELECT no, count(DISTINCT case_no) AS cases FROM breaches GROUP BY no)
SELECT c.no, coalesce(b.cases, 0) AS broken, coalesce(
  CASE c.concern WHEN 'all' THEN e.cases WHEN 'a' THEN x.cases WHEN 'b' THEN y.cases
    WHEN 'both' THEN t.cases WHEN 'after' THEN t.after_cases
    ELSE coalesce(x.cases, 0) + coalesce(y.cases, 0) - coalesce(t.cases, 0) END, 0) AS concerned
FROM declared c LEFT JOIN broken b USING (no)
LEFT JOIN everything e ON e.filter_no = c.filter_no
LEFT JOIN one x ON x.filter_no = c.filter_no AND x.act = c.a
LEFT JOIN one y ON y.filter_no = c.filter_no AND y.act = c.b
LEFT JOIN two t ON t.filter_no = c.filter_no AND t.a = c.a AND t.b = c.b
ORDER BY c.no
"""

_TOTALS = """
SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM variants) AS variants,
  (SELECT count(DISTINCT case_no) FROM breaches) AS broken,
  (SELECT count(DISTINCT u.case_no) FROM unsettled u ANTI JOIN breaches b USING (case_no))
    AS unjudged
"""

_UNMEASURED = """
SELECT no, count(*) AS cases FROM unsettled GROUP BY no ORDER BY no
"""


def conform_constraints(
    log: EventLog,
    model: DeclarativeModel,
    progress: Callable[[str], None] = lambda stage: None,
) -> Conformance:
    """Check a log whose order is built against constraints, and write its `deviations`.

    A case fits where it breaks none. `fitness` is None: there is no cost of a broken constraint.
    Cases that lack the resource that a constraint asks for are not judged, unless they break
    another one. UsageError for a case filter by an attribute that the log lacks.
    """
    progress(say("judging constraints"))
    engine = log.engine
    tables.build(log, model.constraints, number_filters(log, model.constraints))
    _build_breaches(log, model)
    engine.table("deviations", _DEVIATIONS)
    engine.table("unjudged", "SELECT DISTINCT case_no FROM unsettled")
    results = engine.records(_CONCERNED)
    totals = engine.records(_TOTALS)[0]
    unmeasured = {row["no"]: row["cases"] for row in engine.records(_UNMEASURED)}
    for name in ("breaches", "unsettled", "filtered_cases"):
        engine.drop(name)
    tables.drop(log)
    cases, broken, unjudged = (int(totals[key]) for key in ("cases", "broken", "unjudged"))
    return Conformance(
        model=model.name,
        model_kind=model.kind,
        method="constraints",
        cases=cases,
        variants=int(totals["variants"]),
        judged=cases - unjudged,
        fitting=Bounds((cases - broken - unjudged) / cases, (cases - broken) / cases),
        fitness=None,
        log_fitness=None,
        constraints=tuple(
            ConstraintResult(c.name, c.template, int(row["concerned"]), int(row["broken"]))
            for c, row in zip(model.constraints, results, strict=True)
        ),
        notes=(*model.notes, *_notes(log, model, unmeasured)),
    )


def _build_breaches(log: EventLog, model: DeclarativeModel) -> None:
    engine = log.engine
    used = {constraint.template for constraint in model.constraints}
    parts = [_NULL_BREACH]
    parts += [_OF_VARIANTS.format(sql) for templates, sql in BREACHES if templates & used]
    engine.table("unsettled", "SELECT 0 AS no, case_no FROM cases LIMIT 0")
    if used & _TIMES:
        working = any(constraint.working for constraint in model.constraints)
        build_time_breaches(log, working_periods(log, model.hours) if working else None)
        parts.append("SELECT * FROM time_breaches")
    if used & _PEOPLE:
        build_people_breaches(log)
        engine.table("unsettled", _LET_THROUGH.format(breaches="SELECT * FROM unsettled"))
        parts.append("SELECT * FROM people_breaches")
    engine.table("breaches", _LET_THROUGH.format(breaches=_united(parts)))
    for name in ("time_breaches", "people_breaches"):
        engine.drop(name)


def _united(parts: list[str]) -> str:
    return " UNION ALL ".join(f"({part})" for part in parts)


def _notes(log: EventLog, model: DeclarativeModel, unmeasured: dict[int, int]) -> list[str]:
    notes = []
    for no, cases in unmeasured.items():
        name = model.constraints[no].name
        if "resource" in log.capabilities:
            notes.append(
                say(
                    "{name}: {cases} cases are not judged, for a resource is missing",
                    name=name,
                    cases=cases,
                )
            )
        else:
            notes.append(say("{name}: not measured, for the log has no resource", name=name))
    if log.zoned and model.hours.zone is None and any(c.working for c in model.constraints):
        notes.append(say("working hours are taken in UTC, for the times of the log have offsets"))
    return notes
