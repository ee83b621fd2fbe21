"""`usual_order`: two activities of which one comes before the other in nearly all cases.

Columns: earlier, later, cases (that have both). It holds in 98 % of at least fifty cases, of the
thousand most frequent variants and the fifty most frequent activities.
"""

from __future__ import annotations

from procmine.eventlog import EventLog

_FEWEST = 50
_NEARLY_ALL = 0.98
_VARIANTS = 1000
_ACTIVITIES = 50

_USUAL_ORDER = f"""
WITH common AS (
  SELECT activity FROM variant_steps GROUP BY activity
  ORDER BY sum(cases) DESC, activity LIMIT {_ACTIVITIES}),
places AS (
  SELECT variant_no, activity, any_value(cases) AS cases, min(seq) AS first, max(seq) AS last
  FROM variant_steps
  WHERE variant_no <= {_VARIANTS} AND activity IN (SELECT activity FROM common)
  GROUP BY variant_no, activity)
SELECT x.activity AS earlier, y.activity AS later, CAST(sum(x.cases) AS BIGINT) AS cases
FROM places x JOIN places y ON x.variant_no = y.variant_no AND x.activity <> y.activity
GROUP BY x.activity, y.activity
HAVING sum(x.cases) >= {_FEWEST}
  AND sum(CASE WHEN x.last < y.first THEN x.cases ELSE 0 END) >= {_NEARLY_ALL} * sum(x.cases)
"""


def build(log: EventLog) -> None:
    """Build `usual_order`."""
    log.engine.table("usual_order", _USUAL_ORDER)
