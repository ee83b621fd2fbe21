"""`repeats`: the steps whose activity the case had had before, with what the repetition cost.

Columns: those of `moves` that say where and when; from `variant_steps` in_run, visit, returns
and loop_no; then by_other (another resource than the execution before, null where either is
unknown), gap_us (since the execution before), and duplicate: the same record twice, that is the
same resource and attributes, start and completion within a minute.
"""

from __future__ import annotations

from procmine.engine import quoted
from procmine.eventlog import EventLog
from procmine.words.columns import ROW_NAMES, plain

#: Two records of one act are this close.
_CLOSE_US = 60_000_000


def build(log: EventLog) -> None:
    """Build `repeats`."""
    engine = log.engine
    engine.table(
        "repeats_told",
        "SELECT m.case_no, m.seq, m.position, m.activity, m.resource, m.role, m.from_activity,"
        " m.from_role, m.wait_us, m.work_us, k.in_run, k.visit, k.returns, k.loop_no,"
        " p.position AS prior_position, m.resource <> p.resource AS by_other,"
        " epoch_us(m.timestamp) - epoch_us(p.timestamp) AS gap_us,"
        " m.resource IS NOT DISTINCT FROM p.resource AND m.role IS NOT DISTINCT FROM p.role"
        f" AND abs(epoch_us(m.timestamp) - epoch_us(p.timestamp)) <= {_CLOSE_US}"
        f" AND coalesce(abs(epoch_us(m.start) - epoch_us(p.start)), 0) <= {_CLOSE_US} AS close"
        " FROM (SELECT c.case_no, v.seq, v.in_run, v.visit, v.returns, v.loop_no, v.prior_seq"
        " FROM variant_steps v JOIN cases c USING (variant_no) WHERE v.prior_seq IS NOT NULL) k"
        " JOIN moves m ON m.case_no = k.case_no AND m.seq = k.seq"
        " JOIN steps p ON p.case_no = k.case_no AND p.seq = k.prior_seq",
    )
    same = " AND ".join(
        f"e.{quoted(a)} IS NOT DISTINCT FROM f.{quoted(a)}"
        for a in log.attributes
        if plain(a) not in ROW_NAMES
    )
    engine.table(
        "duplicates",
        "SELECT r.position FROM repeats_told r JOIN events e ON e.position = r.position"
        " JOIN events f ON f.position = r.prior_position WHERE r.close"
        + (f" AND {same}" if same else ""),
    )
    engine.view(
        "repeats",
        "SELECT r.*, d.position IS NOT NULL AS duplicate"
        " FROM repeats_told r LEFT JOIN duplicates d USING (position)",
    )
