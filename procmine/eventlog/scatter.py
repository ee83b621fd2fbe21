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

#: The parts of a case follow each other within this share of the log's window.
_PAUSE = 0.1

# Two spellings of an id have two shapes ("0099" and "99") that are spellings of each other; and
# there are far fewer shapes than ids.
_SHAPES = """
WITH shapes AS (SELECT {shape} AS shape, count(*) AS ids FROM {cases} GROUP BY shape),
forms AS (SELECT shape, ids, {form} AS form FROM shapes)
SELECT shape, ids FROM forms
WHERE form IN (SELECT form FROM forms GROUP BY form HAVING count(*) > 1)
"""

_ALIKE = """
WITH spelt AS (
  SELECT case_id, shape, ids, {spelling} AS one FROM {cases} JOIN id_shapes ON shape = {shape})
SELECT case_id, ids, one FROM spelt
WHERE one IN (SELECT one FROM spelt GROUP BY one HAVING count(*) > 1)
"""

# Parts of one case have no activity in common; two whole cases begin in the same way.
_SCATTERED = """
WITH spans AS (
  SELECT one, case_id, any_value(ids) AS ids, count(*) AS events,
    epoch_us(min(timestamp)) AS first_us, epoch_us(max(timestamp)) AS last_us
  FROM {rows} JOIN alike_ids USING (case_id) GROUP BY one, case_id),
parts AS (
  SELECT *,
    first_value(case_id) OVER (PARTITION BY one ORDER BY ids DESC, events DESC, case_id)
      AS joined_id,
    lag(last_us) OVER (PARTITION BY one ORDER BY first_us, case_id) AS before_us
  FROM spans),
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
    # To translate takes ten times as long as to see that there is nothing to translate.
    narrow = f"translate({column}, {literal(_WIDE)}, {literal(_NARROW)})"
    wide = f"regexp_matches({column}, '[\uff10-\uff5a]')"
    text = f"lower(CASE WHEN {wide} THEN {narrow} ELSE {column} END)"
    for pattern, rest in _SPELLINGS:
        text = f"regexp_replace({text}, {literal(pattern)}, {literal(rest)}, 'g')"
    return text


def find_scattered(engine: Engine, cases: str, rows: str, name: str) -> None:
    """Make a table of the parts of scattered cases (case_id) and the id to join them by
    (joined_id): the one written as most ids are; of two, that with most events.

    `cases` is a relation with each case_id once, `rows` one with case_id, activity, timestamp.
    """
    shape, spelling = _shape_sql("case_id"), spelling_sql("case_id")
    form = _shape_sql(spelling_sql("shape"))
    engine.table("id_shapes", _SHAPES.format(cases=cases, shape=shape, form=form))
    if engine.records("SELECT count(*) AS n FROM id_shapes")[0]["n"]:
        engine.table("alike_ids", _ALIKE.format(cases=cases, shape=shape, spelling=spelling))
        engine.table(name, _SCATTERED.format(rows=rows, pause=_PAUSE))
        engine.drop("alike_ids")
    else:
        engine.table(name, "SELECT shape AS case_id, shape AS joined_id FROM id_shapes")
    engine.drop("id_shapes")


def _shape_sql(column: str) -> str:
    """Give SQL for how an id is written: as any other with the same zeros and letters."""
    return f"translate({column}, '12345678', '99999999')"
