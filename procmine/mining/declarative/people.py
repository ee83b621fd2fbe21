"""The constraints about who does what: the four-eyes rule, and one hand for two activities.

Breaches as in times.py; `unjudged` holds the cases in which a step of the two lacks its resource.
"""

from __future__ import annotations

from procmine.eventlog import EventLog

_HANDS = """
SELECT c.no, c.template, c.a, c.b, s.case_no, s.seq, l.act,
  CAST(s.resource AS VARCHAR) AS resource
FROM declared c JOIN declared_lists USING (no) JOIN declared_labels l USING (act)
JOIN steps s ON CAST(s.activity AS VARCHAR) = l.label
WHERE c.template IN ('different-resource', 'same-resource')
"""

_DIFFERENT = """
SELECT no, case_no, 'wrong-resource' AS kind,
  CASE WHEN a_seq < b_seq THEN b ELSE a END AS activity,
  CASE WHEN a_seq < b_seq THEN a ELSE b END AS from_activity,
  greatest(a_seq, b_seq) AS seq, CAST(NULL AS BIGINT) AS late_us
FROM (
  SELECT no, case_no, a, b, min(CASE WHEN act = a THEN seq END) AS a_seq,
    CASE WHEN a = b THEN max(seq) ELSE min(CASE WHEN act = b THEN seq END) END AS b_seq
  FROM hands_of_rules WHERE template = 'different-resource' AND resource IS NOT NULL
  GROUP BY no, case_no, a, b, resource)
WHERE a_seq <> b_seq
"""

# The first step by another than the first.
_SAME = """
SELECT no, case_no, 'wrong-resource' AS kind,
  arg_min(act, CASE WHEN resource <> first_resource THEN seq END) AS activity,
  CASE WHEN arg_min(act, CASE WHEN resource <> first_resource THEN seq END) = a THEN b ELSE a END
    AS from_activity,
  min(CASE WHEN resource <> first_resource THEN seq END) AS seq, CAST(NULL AS BIGINT) AS late_us
FROM (
  SELECT *, first_value(resource) OVER (PARTITION BY no, case_no ORDER BY seq) AS first_resource
  FROM hands_of_rules WHERE template = 'same-resource' AND resource IS NOT NULL)
GROUP BY no, case_no, a, b
HAVING bool_or(act = a) AND bool_or(act = b) AND bool_or(resource <> first_resource)
"""

_UNJUDGED = """
SELECT no, case_no FROM hands_of_rules GROUP BY no, case_no, a, b
HAVING bool_or(act = a) AND bool_or(act = b) AND bool_or(resource IS NULL)
"""


def build_people_breaches(log: EventLog) -> None:
    """Build `people_breaches` and `unjudged`."""
    log.engine.table("hands_of_rules", _HANDS)
    log.engine.table("people_breaches", f"{_DIFFERENT} UNION ALL {_SAME}")
    log.engine.table("unjudged", _UNJUDGED)
    log.engine.drop("hands_of_rules")
