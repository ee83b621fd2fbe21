"""Cases that stand in the log in parts, for their id is written in several ways."""

from __future__ import annotations

from procmine.engine import Engine, literal

_WIDE = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_NARROW = "".join(chr(ord(character) - 0xFEE0) for character in _WIDE)

#: What two spellings of an id may differ in, after width and case, and what is left of it.
_SPELLINGS = (
    (r"^\s+|\s+$|\.0+\s*$", ""),
    (r"[\s_./:-]+", "-"),
    (r"-*([^0-9-]+)-*", r"\1"),
    (r"(^|[^0-9])0+([0-9])", r"\1\2"),
)

#: How an id is written: "0012" as others with four digits.
_SHAPE = "regexp_replace(case_id, '[0-9]', '9', 'g')"

#: The parts of a case follow each other within this share of the log's window.
_PAUSE = 0.1

_ALIKE = """
WITH spelt AS (SELECT case_id, {spelling} AS one FROM {cases})
SELECT case_id, one FROM spelt
WHERE one IN (SELECT one FROM spelt GROUP BY one HAVING count(*) > 1)
"""

# Parts of one case have no activity in common; two whole cases begin in the same way.
_SCATTERED = """
WITH spans AS (
  SELECT one, case_id, count(*) AS events, epoch_us(min(timestamp)) AS first_us,
    epoch_us(max(timestamp)) AS last_us
  FROM {rows} JOIN alike_ids USING (case_id) GROUP BY one, case_id),
shapes AS (
  SELECT {shape} AS shape, count(*) AS ids FROM {cases} GROUP BY shape),
parts AS (
  SELECT *,
    first_value(case_id) OVER (PARTITION BY one ORDER BY ids DESC, events DESC, case_id) AS joined_id,
    lag(last_us) OVER (PARTITION BY one ORDER BY first_us, case_id) AS before_us
  FROM spans JOIN shapes ON shape = {shape}),
activities AS (
  SELECT one, count(*) AS held, count(DISTINCT activity) AS activities
  FROM (SELECT DISTINCT one, case_id, activity FROM {rows} JOIN alike_ids USING (case_id))
  GROUP BY one),
pauses AS (
  SELECT one, max(coalesce(first_us - before_us, 0)) AS pause_us, sum(last_us - first_us) AS busy_us
  FROM parts GROUP BY one),
log_span AS (
  SELECT epoch_us(max(timestamp)) - epoch_us(min(timestamp)) AS span_us FROM {rows})
SELECT case_id, joined_id
FROM parts JOIN pauses w USING (one) JOIN activities a USING (one)
WHERE a.held = a.activities
  AND w.pause_us <= greatest(w.busy_us, {pause} * (SELECT span_us FROM log_span))
"""


def spelling_sql(column: str) -> str:
    """Give SQL for an id without case, width, separators, leading zeros and a final ".0"."""
    text = f"lower(translate({column}, {literal(_WIDE)}, {literal(_NARROW)}))"
    for pattern, rest in _SPELLINGS:
        text = f"regexp_replace({text}, {literal(pattern)}, {literal(rest)}, 'g')"
    return text


def find_scattered(engine: Engine, cases: str, rows: str, name: str) -> None:
    """Make a table of the parts of scattered cases (case_id) and the id to join them by
    (joined_id): the one written as most ids are; of two, that with most events.

    `cases` is a relation with each case_id once, `rows` one with case_id, activity, timestamp.
    """
    engine.table("alike_ids", _ALIKE.format(cases=cases, spelling=spelling_sql("case_id")))
    if engine.records("SELECT count(*) AS n FROM alike_ids")[0]["n"]:
        sql = _SCATTERED.format(cases=cases, rows=rows, shape=_SHAPE, pause=_PAUSE)
        engine.table(name, sql)
    else:
        engine.table(name, "SELECT case_id, one AS joined_id FROM alike_ids")
    engine.drop("alike_ids")
