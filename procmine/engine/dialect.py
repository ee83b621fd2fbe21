"""The SQL of the analyses: quoting, and the functions that a second engine must have."""

from __future__ import annotations

from dataclasses import dataclass

#: A line of so many bytes can be no row of a text table.
LONGEST_LINE = 16 * 2**20
#: Every function that the SQL of relations, rules and profiles uses; a test keeps it complete.
#: step_hash (a number for an activity at a place) and worst_cases (the ten cases with most of a
#: measure) are our own, and an engine brings them along.
FUNCTIONS: tuple[str, ...] = (
    "abs", "any_value", "arg_max", "arg_min", "avg", "bool_or", "cast", "coalesce", "corr", "cos",
    "count", "date_trunc", "day", "epoch_us", "first_value", "greatest", "hour", "isodow", "lag",
    "least", "length", "list", "lower", "make_date", "max", "median", "min", "month", "nullif",
    "power",
    "quantile_cont", "range", "regexp_matches", "regexp_replace", "row_number", "sqrt",
    "stddev_pop", "step_hash", "struct_pack", "substr", "sum", "translate", "try_cast", "unnest",
    "worst_cases", "year",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CsvDialect:
    """How a text table in UTF-8 is written, and what its columns are called.

    `skip` rows stand above the header, `above` counts the lines that are no rows of the table but
    for the header's first. Rows may have `spare` cells beyond the last column, if they are empty.
    """

    delimiter: str
    quote: str
    header: bool
    columns: tuple[str, ...]
    skip: int = 0
    above: int = 0
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Rejected:
    """The lines of a text table that became no rows: how many, and the first with its reason.

    `line` is 0 where the first can't be told from the others.
    """

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
