"""The SQL of the analyses: quoting, and the functions that a second engine must have."""

from __future__ import annotations

from dataclasses import dataclass

#: Every function that the SQL of relations, rules and profiles uses; a test keeps it complete.
#: step_hash (a number for an activity at a place) and worst_cases (the ten cases with most of a
#: measure) are our own, and an engine brings them along.
FUNCTIONS: tuple[str, ...] = (
    "abs", "any_value", "arg_max", "arg_min", "avg", "bool_or", "cast", "coalesce", "corr", "cos",
    "count", "date_trunc", "day", "epoch_us", "first_value", "greatest", "lag", "least", "list",
    "lower", "max", "median", "min", "month", "nullif", "power", "quantile_cont", "range",
    "regexp_matches", "row_number", "sqrt", "stddev_pop", "step_hash", "struct_pack", "sum",
    "try_cast", "unnest", "worst_cases",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CsvDialect:
    """How a text table in UTF-8 is written, and what its columns are called."""

    delimiter: str
    quote: str
    header: bool
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """The lines of a text table that became no rows: how many, and the first with its reason."""

    count: int
    line: int
    text: str
    reason: str


def quoted(identifier: str) -> str:
    """Quote an identifier, the one place where a column's name becomes SQL."""
    return '"' + identifier.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
