"""The lines of text tables that became no rows: counted, and kept to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from procmine.engine.csv_scan import REASONS, CsvScan
from procmine.engine.dialect import Rejected, literal, quoted
from procmine.words.say import unsaid

if TYPE_CHECKING:
    import duckdb

#: A table with the line's number, what it has and its text; REASONS says which lines.
REJECTED_TEXTS = "CREATE TABLE rejected_texts (line BIGINT, reason VARCHAR, text VARCHAR)"


def count_rejected(
    run: Callable[[str], duckdb.DuckDBPyConnection], csv: CsvScan, kept: str
) -> Rejected | None:
    """Count the lines that are in a text table and not in the table `kept`, and tell of the first.

    DuckDB keeps only some of the lines that it rejects; so all are counted in the file.
    """
    first = run(
        "SELECT line, error_type, left(csv_line, 200) FROM reject_errors ORDER BY line LIMIT 1"
    ).fetchone()
    longer = csv.too_long()
    if first is None and longer:
        text = run(longer).fetchone()
        first = (0, "TOO MANY COLUMNS", text[0][:200]) if text else None
    if first is None:
        return None
    rows = run(f"SELECT count(*) FROM {quoted(kept)}").fetchall()[0][0]
    if csv.multiline:
        rows += run(
            "SELECT coalesce(sum(len(text) - len(replace(text, chr(10), ''))), 0) FROM"
            f" (SELECT concat_ws('', *COLUMNS(*)) AS text FROM {quoted(csv.name)})"
        ).fetchall()[0][0]
    reason = REASONS.get(first[1], unsaid("of another form"))
    return Rejected(csv.lines() - int(rows), int(first[0]), first[2] or "", reason)


def keeping_rejected() -> str:
    """Give the statement that keeps what DuckDB tells of the lines that it rejected last."""
    reasons = " ".join(f"WHEN {literal(kind)} THEN {literal(why)}" for kind, why in REASONS.items())
    return (
        "INSERT INTO rejected_texts SELECT line, any_value(CASE CAST(error_type AS VARCHAR)"
        f" {reasons} ELSE 'another form' END), any_value(csv_line) FROM reject_errors GROUP BY line"
    )
