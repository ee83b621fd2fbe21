"""The lines of text tables that became no rows, kept to be looked at."""

from __future__ import annotations

from procmine.engine.csv_scan import REASONS
from procmine.engine.dialect import literal

#: A table with the line's number, what it has and its text; REASONS says which lines.
REJECTED_TEXTS = "CREATE TABLE rejected_texts (line BIGINT, reason VARCHAR, text VARCHAR)"


def keeping_rejected() -> str:
    """Give the statement that keeps what DuckDB tells of the lines that it rejected last."""
    reasons = " ".join(f"WHEN {literal(kind)} THEN {literal(why)}" for kind, why in REASONS.items())
    return (
        "INSERT INTO rejected_texts SELECT line, any_value(CASE CAST(error_type AS VARCHAR)"
        f" {reasons} ELSE 'another form' END), any_value(csv_line) FROM reject_errors GROUP BY line"
    )
