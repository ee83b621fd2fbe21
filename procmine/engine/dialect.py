"""The SQL of the analyses: quoting, and the functions that a second engine must have."""

from __future__ import annotations

from dataclasses import dataclass

#: Every function that the SQL of relations, rules and profiles uses; a test keeps it complete.
#: step_hash (a number for an activity at a place) and worst_cases (the ten cases with most of a
#: measure) are our own, and an engine brings them along.
FUNCTIONS: tuple[str, ...] = (
    "abs", "any_value", "arg_max", "arg_min", "avg", "bool_or", "cast", "coalesce", "corr",
    "cos", "count", "date_trunc", "epoch_us", "first_value", "greatest", "lag", "least", "list",
    "lower", "max", "median", "min", "nullif", "quantile_cont", "range", "regexp_matches",
    "row_number", "sin", "sqrt", "stddev_pop", "step_hash", "struct_pack", "sum", "try_cast",
    "unnest", "worst_cases",
)  # fmt: skip

#: The column in which a Parquet scan gives a row's place in its file, from 0.
PLACE = "file_row_number"


@dataclass(frozen=True, slots=True)
class CsvDialect:
    """How a text table is written. `encoding` is what the engine reads: utf-8 after transcoding."""

    delimiter: str
    quote: str
    header: bool
    columns: tuple[str, ...]


def quoted(identifier: str) -> str:
    """Quote an identifier, the one place where a column's name becomes SQL."""
    return '"' + identifier.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
