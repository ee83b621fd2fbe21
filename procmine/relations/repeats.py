"""`repeats`: the steps whose activity the case had had before, with what the repetition cost.

Columns: those of `moves` that say where and when; from `variant_steps` in_run, visit, returns
and loop_no; then by_other (another resource than the execution before, null where either is
unknown), gap_us (since the execution before), duplicate: the same record twice, that is the same
resource and attributes, start and completion within a minute; and other_state: recorded in another
state of the life cycle than the execution before, so that it is no repetition of it.
"""

from __future__ import annotations

from procmine.engine import quoted
from procmine.eventlog import EventLog
from procmine.words.columns import ROW_NAMES, plain

#: Two records of one act are this close.
_CLOSE_US = 60_000_000
#: What is alike in this many attributes is alike.
_COMPARED = 100

_TOLD = f"""
WITH repeated AS (
  SELECT c.case_no, v.seq, v.in_run, v.visit, v.returns, v.loop_no, v.prior_seq
  FROM variant_steps v JOIN cases c USING (variant_no) WHERE v.prior_seq IS NOT NULL)
SELECT m.case_no, m.seq, m.position, m.activity, m.resource, m.role, m.from_activity, m.from_role,
  m.wait_us, m.work_us, r.in_run, r.visit, r.returns, r.loop_no, p.position AS prior_position,
  m.resource <> p.resource AS by_other,
  epoch_us(m.timestamp) - epoch_us(p.timestamp) AS gap_us,
  m.resource IS NOT DISTINCT FROM p.resource AND m.role IS NOT DISTINCT FROM p.role
    AND abs(epoch_us(m.timestamp) - epoch_us(p.timestamp)) <= {_CLOSE_US}
    AND coalesce(abs(epoch_us(m.start) - epoch_us(p.start)), 0) <= {_CLOSE_US} AS close
FROM repeated r JOIN moves m ON m.case_no = r.case_no AND m.seq = r.seq
  JOIN steps p ON p.case_no = r.case_no AND p.seq = r.prior_seq
"""

# Attributes are looked up for the few records that may be one.
_DUPLICATES = """
WITH pairs AS (SELECT position, prior_position FROM repeats_told WHERE close),
records AS (
  SELECT * FROM events
  WHERE position IN (
    SELECT position FROM pairs UNION ALL SELECT prior_position FROM pairs))
SELECT p.position FROM pairs p JOIN records e ON e.position = p.position
  JOIN records f ON f.position = p.prior_position
WHERE {alike}
"""

_OTHER_STATES = """
SELECT r.position FROM repeats_told r JOIN events e ON e.position = r.position
  JOIN events f ON f.position = r.prior_position
WHERE e.lifecycle <> f.lifecycle
"""

_REPEATS = """
SELECT r.*, d.position IS NOT NULL AS duplicate, s.position IS NOT NULL AS other_state
FROM repeats_told r LEFT JOIN duplicates d ON d.position = r.position
  LEFT JOIN other_states s ON s.position = r.position
"""


def build(log: EventLog) -> None:
    """Build `repeats`."""
    attributes = [quoted(a) for a in log.attributes if plain(a) not in ROW_NAMES]
    told = ["lifecycle", *attributes[:_COMPARED]]
    alike = " AND ".join(f"e.{a} IS NOT DISTINCT FROM f.{a}" for a in told)
    log.engine.table("repeats_told", _TOLD)
    log.engine.table("duplicates", _DUPLICATES.format(alike=alike))
    log.engine.table("other_states", _OTHER_STATES)
    log.engine.view("repeats", _REPEATS)
