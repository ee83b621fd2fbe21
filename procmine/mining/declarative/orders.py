"""The constraints about order, judged once a variant.

Each statement gives breaches: no, variant_no, kind, activity, from_activity (numbers), seq. A pair
of activities is broken once a variant; what is done too often, or where it must not be, counts
each time. Of a wrong order, the activity that is done too early comes first.
"""

from __future__ import annotations

# The highest number of times that is allowed and reached; what is beyond it is too much.
_COUNTS = """
WITH counted AS (
  SELECT c.no, c.a, v.variant_no, coalesce(d.times, 0) AS times, coalesce(d.last, 0) AS last
  FROM declared c CROSS JOIN variants v
  LEFT JOIN declared_done d ON d.variant_no = v.variant_no AND d.act = c.a
  WHERE c.template IN ('existence', 'absence', 'exactly', 'activity-counts')),
wrong AS (
  SELECT t.no, t.a, t.variant_no, any_value(t.last) AS last,
    max(CASE WHEN r.high < t.times THEN r.high END) AS enough
  FROM counted t JOIN declared_ranges r USING (no)
  GROUP BY t.no, t.a, t.variant_no, t.times
  HAVING NOT bool_or(t.times BETWEEN r.low AND r.high))
SELECT no, variant_no, 'skipped' AS kind, a AS activity, CAST(NULL AS INTEGER) AS from_activity,
  last AS seq
FROM wrong WHERE enough IS NULL
UNION ALL
SELECT w.no, w.variant_no, CASE WHEN w.enough = 0 THEN 'inserted' ELSE 'repeated' END, w.a, NULL,
  s.seq
FROM wrong w JOIN declared_steps s ON s.variant_no = w.variant_no AND s.act = w.a
WHERE s.nth > w.enough
"""

_EDGES = """
SELECT c.no, s.variant_no, 'wrong-start' AS kind, s.act AS activity,
  CAST(NULL AS INTEGER) AS from_activity, s.seq
FROM declared c JOIN declared_steps s ON s.previous IS NULL
LEFT JOIN declared_lists l ON l.no = c.no AND l.act = s.act
WHERE c.template = 'starts-with' AND l.act IS NULL
UNION ALL
SELECT c.no, s.variant_no, 'wrong-end', s.act, NULL, s.seq
FROM declared c JOIN declared_steps s ON s.next IS NULL
LEFT JOIN declared_lists l ON l.no = c.no AND l.act = s.act
WHERE c.template = 'ends-with' AND l.act IS NULL
"""

# What is missing where a has been done, where b has been done, and what must not be.
_PAIRS = """
WITH pairs AS (
  SELECT c.no, c.template, c.a, c.b, v.variant_no, x.times AS a_times, x.first AS a_first,
    x.last AS a_last, y.times AS b_times, y.first AS b_first, y.last AS b_last
  FROM declared c CROSS JOIN variants v
  LEFT JOIN declared_done x ON x.variant_no = v.variant_no AND x.act = c.a
  LEFT JOIN declared_done y ON y.variant_no = v.variant_no AND y.act = c.b
  WHERE c.template IN ('choice', 'exclusive-choice', 'responded-existence', 'co-existence',
    'not-co-existence', 'equivalence', 'response', 'precedence', 'succession', 'not-response')),
broken AS (
  SELECT *, CASE
    WHEN a_times IS NULL AND b_times IS NULL THEN
      CASE WHEN template IN ('choice', 'exclusive-choice') THEN 'no a' END
    WHEN b_times IS NULL THEN
      CASE WHEN template IN ('responded-existence', 'co-existence', 'equivalence', 'response',
        'succession') THEN 'no b' END
    WHEN a_times IS NULL THEN
      CASE WHEN template IN ('co-existence', 'equivalence', 'precedence', 'succession')
        THEN 'no a' END
    WHEN template IN ('exclusive-choice', 'not-co-existence') THEN 'both'
    WHEN template = 'equivalence' AND a_times > b_times THEN 'no b'
    WHEN template = 'equivalence' AND a_times < b_times THEN 'no a'
    WHEN template IN ('response', 'succession') AND a_last >= b_last THEN 'b before a'
    WHEN template IN ('precedence', 'succession') AND a_first >= b_first THEN 'b before a'
    WHEN template = 'not-response' AND a_first < b_last THEN 'a before b'
    END AS how
  FROM pairs)
SELECT no, variant_no,
  CASE how WHEN 'no a' THEN 'skipped' WHEN 'no b' THEN 'skipped' WHEN 'both' THEN 'inserted'
    ELSE 'wrong-order' END AS kind,
  CASE WHEN how IN ('no a', 'a before b') OR (how = 'both' AND a_first > b_first) THEN a ELSE b END
    AS activity,
  CASE WHEN how IN ('no a', 'a before b') OR (how = 'both' AND a_first > b_first) THEN b ELSE a END
    AS from_activity,
  CASE how WHEN 'no a' THEN coalesce(b_first, 0) WHEN 'no b' THEN a_last
    WHEN 'both' THEN greatest(a_first, b_first) WHEN 'a before b' THEN a_first ELSE b_first
    END AS seq
FROM broken WHERE how IS NOT NULL
"""

# Two activities by themselves, without the steps between them; each two once, for all constraints.
_ALTERNATE = """
WITH sides AS (
  SELECT DISTINCT least(a, b) AS low, greatest(a, b) AS high, act
  FROM declared c JOIN declared_lists l USING (no) WHERE c.template LIKE 'alternate-%'),
alone AS (
  SELECT low, high, variant_no, seq, act,
    lag(act) OVER (PARTITION BY low, high, variant_no ORDER BY seq) AS previous,
    lag(act) OVER (PARTITION BY low, high, variant_no ORDER BY seq DESC) AS next
  FROM declared_steps JOIN sides USING (act)),
missed AS (
  SELECT c.no, s.variant_no, min(s.seq) AS seq, c.b AS wanted, c.a AS other
  FROM declared c JOIN alone s ON s.low = least(c.a, c.b) AND s.high = greatest(c.a, c.b)
    AND s.act = c.a
  WHERE c.template IN ('alternate-response', 'alternate-succession')
    AND coalesce(s.next, -1) <> c.b
  GROUP BY c.no, s.variant_no, c.a, c.b
  UNION ALL
  SELECT c.no, s.variant_no, min(s.seq), c.a, c.b
  FROM declared c JOIN alone s ON s.low = least(c.a, c.b) AND s.high = greatest(c.a, c.b)
    AND s.act = c.b
  WHERE c.template IN ('alternate-precedence', 'alternate-succession')
    AND coalesce(s.previous, -1) <> c.a
  GROUP BY c.no, s.variant_no, c.a, c.b)
"""

_CHAIN = """
WITH missed AS (
  SELECT c.no, s.variant_no, min(s.seq) AS seq, c.b AS wanted, c.a AS other
  FROM declared c JOIN declared_steps s ON s.act = c.a
  WHERE c.template IN ('chain-response', 'chain-succession') AND coalesce(s.next, -1) <> c.b
  GROUP BY c.no, s.variant_no, c.a, c.b
  UNION ALL
  SELECT c.no, s.variant_no, min(s.seq), c.a, c.b
  FROM declared c JOIN declared_steps s ON s.act = c.b
  WHERE c.template IN ('chain-precedence', 'chain-succession') AND coalesce(s.previous, -1) <> c.a
  GROUP BY c.no, s.variant_no, c.a, c.b)
"""

_MISSED = """
SELECT m.no, m.variant_no, CASE WHEN d.act IS NULL THEN 'skipped' ELSE 'wrong-order' END AS kind,
  m.wanted AS activity, m.other AS from_activity, m.seq
FROM missed m LEFT JOIN declared_done d ON d.variant_no = m.variant_no AND d.act = m.wanted
"""

_NOT_CHAIN = """
SELECT c.no, s.variant_no, 'wrong-order' AS kind, c.a AS activity, c.b AS from_activity,
  min(s.seq) AS seq
FROM declared c JOIN declared_steps s ON s.act = c.a AND s.next = c.b
WHERE c.template = 'not-chain-succession' GROUP BY c.no, s.variant_no, c.a, c.b
"""

_FOLLOWED = """
SELECT c.no, s.variant_no, 'wrong-order' AS kind, s.next AS activity, c.a AS from_activity,
  s.seq + 1 AS seq
FROM declared c JOIN declared_steps s ON s.act = c.a
JOIN declared_labels k ON k.act = s.next AND k.in_model
LEFT JOIN (
  SELECT l.no, l.act FROM declared_lists l JOIN declared o USING (no)
  WHERE o.template = 'followed-by' GROUP BY l.no, l.act, o.a HAVING l.act <> o.a OR count(*) > 1
) allowed ON allowed.no = c.no AND allowed.act = s.next
WHERE c.template = 'followed-by' AND allowed.act IS NULL
"""

_ONLY = """
SELECT c.no, s.variant_no, 'unknown' AS kind, s.act AS activity,
  CAST(NULL AS INTEGER) AS from_activity, s.seq
FROM declared c CROSS JOIN declared_steps s
LEFT JOIN declared_lists l ON l.no = c.no AND l.act = s.act
WHERE c.template = 'only' AND l.act IS NULL
"""

#: The statements by the templates that they judge.
BREACHES: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"existence", "absence", "exactly", "activity-counts"}), _COUNTS),
    (frozenset({"starts-with", "ends-with", "init", "end"}), _EDGES),
    (
        frozenset({
            "choice", "exclusive-choice", "responded-existence", "co-existence", "not-co-existence",
            "never-together", "equivalence", "response", "always-after", "precedence",
            "always-before", "succession", "not-response", "not-succession",
        }),
        _PAIRS,
    ),
    (
        frozenset({"alternate-response", "alternate-precedence", "alternate-succession"}),
        _ALTERNATE + _MISSED,
    ),
    (
        frozenset({"chain-response", "chain-precedence", "chain-succession", "directly-follows"}),
        _CHAIN + _MISSED,
    ),
    (frozenset({"not-chain-succession"}), _NOT_CHAIN),
    (frozenset({"followed-by"}), _FOLLOWED),
    (frozenset({"only"}), _ONLY),
)  # fmt: skip
