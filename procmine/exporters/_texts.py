"""The SQL that writes a value as text, whichever type it has in the engine."""

from __future__ import annotations

from typing import Literal

from procmine.exporters._columns import TIMES, Column

Kind = Literal["string", "integer", "float", "boolean", "time"]

_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
_DECIMAL = ("FLOAT", "DOUBLE", "DECIMAL")


def kind_of(column: Column) -> Kind:
    """Give the kind of a column's values; what no format has a type for is a string.

    So are whole numbers of more than 64 bits, which readers would round.
    """
    kind = column.kind
    if is_nested(column):
        return "string"
    if kind in _WHOLE:
        return "integer"
    if kind.startswith(_DECIMAL):
        return "float"
    if kind == "BOOLEAN":
        return "boolean"
    return "time" if kind.startswith(("TIMESTAMP", "DATE")) else "string"


def text(column: Column) -> str:
    """Give the SQL of a column's value as text.

    Times are ISO 8601, with as many digits of a second as they need, and +00:00 where they have
    a zone; a nested value is JSON.
    """
    if is_nested(column):
        return f"CAST(to_json({column.sql}) AS VARCHAR)"
    if kind_of(column) != "time" or column.kind == "DATE":
        return f"CAST({column.sql} AS VARCHAR)"
    value = column.sql
    if column.is_zoned and column.canonical not in TIMES:
        value = f"({value} AT TIME ZONE 'UTC')"
    offset = " || '+00:00'" if column.is_zoned else ""
    return f"replace(CAST({value} AS VARCHAR), ' ', 'T'){offset}"


def typed_text(column: Column) -> str:
    """Give it for a format with types, in which a date is a time, too."""
    return text(column) + (" || 'T00:00:00'" if column.kind == "DATE" else "")


def is_nested(column: Column) -> bool:
    """Say whether the values are lists or have parts."""
    return column.kind.startswith(("STRUCT", "MAP", "UNION")) or column.kind.endswith("]")
