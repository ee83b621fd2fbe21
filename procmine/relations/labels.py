"""`label_runs` and `labels`: the labels of the log as texts, for the rules that judge them.

`label_runs`: place (a variant), weight (its cases), activity and previous_activity as texts; an
activity that directly repeats itself is one run.

`labels`: activity, cases, occurrences, template (the label without the ids, dates and amounts
that pollute it, null where none does), distorted (whether it is not written as it is meant),
meant (the label meant, null where a label says nothing or is written as meant).
"""

from __future__ import annotations

from procmine.engine import literal
from procmine.eventlog import EventLog
from procmine.eventlog.distortions import distorted
from procmine.eventlog.pollution import find_polluted

_RUNS = """
SELECT variant_no AS place, cases AS weight, CAST(activity AS VARCHAR) AS activity,
  CAST(previous_activity AS VARCHAR) AS previous_activity
FROM variant_steps WHERE in_run = 1
"""

# A row of nulls meets no label, and gives its columns a type where no label is distorted.
_LABELS = """
WITH counts AS (
  SELECT variant_no, activity, max(cases) AS cases, count(*) AS n
  FROM variant_steps GROUP BY variant_no, activity),
spelt AS (
  SELECT CAST(activity AS VARCHAR) AS activity, CAST(sum(cases) AS BIGINT) AS cases,
    CAST(sum(n * cases) AS BIGINT) AS occurrences
  FROM counts GROUP BY activity)
SELECT s.*, p.template, d.activity IS NOT NULL AS distorted, d.meant
FROM spelt s LEFT JOIN polluted_labels p ON s.activity = p.activity
  LEFT JOIN (VALUES (CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR)){meant}) d (activity, meant)
    ON s.activity = d.activity
"""


def build(log: EventLog) -> None:
    """Build `label_runs` and `labels`."""
    engine = log.engine
    engine.view("label_runs", _RUNS)
    find_polluted(engine, "label_runs", "polluted_labels")
    meant = distorted(engine, "label_runs")
    listed = "".join(f", ({literal(label)}, {_text(right)})" for label, right in meant.items())
    engine.table("labels", _LABELS.format(meant=listed))
    engine.drop("polluted_labels")


def _text(label: str | None) -> str:
    return "NULL" if label is None else literal(label)
