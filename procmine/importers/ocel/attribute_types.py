"""The types that OCEL 2.0 declares for the attributes of events and objects."""

from __future__ import annotations

from collections.abc import Callable

from procmine.engine import Engine, literal
from procmine.importers.ocel.facts import EVENT_VALUE, OBJECT_VALUE, OF_EVENTS, OF_OBJECTS

_DECLARED = """
SELECT kind, name, min(value) AS type FROM {p}_facts
WHERE kind LIKE 'type of %' AND name IS NOT NULL
GROUP BY kind, name HAVING count(DISTINCT coalesce(value, '')) = 1
"""
_OF_ANOTHER = """
SELECT 1 FROM {p}_facts WHERE kind = {kind} AND name = {name} AND value IS NOT NULL
  AND TRY_CAST(value AS {type}) IS NULL LIMIT 1
"""
_SQL_TYPES = {"integer": "BIGINT", "float": "DOUBLE", "boolean": "BOOLEAN"}
_VALUES_OF = {OF_EVENTS: EVENT_VALUE, OF_OBJECTS: OBJECT_VALUE}


def declared_types(engine: Engine, p: str) -> Callable[[str, str, str], str]:
    """Give what makes a column of the type with which an attribute is declared.

    It stays text where it is declared with several types, and where a value is of another.
    """
    declared: dict[tuple[str, str], str] = {}
    for row in engine.records(_DECLARED.format(p=p)):
        kind = _SQL_TYPES.get(row["type"])
        values = _VALUES_OF[row["kind"]]
        if kind and not engine.records(_OF_ANOTHER.format(
            p=p, kind=literal(values), name=literal(row["name"]), type=kind
        )):  # fmt: skip
            declared[row["kind"], row["name"]] = kind

    def typed(kind: str, name: str, column: str) -> str:
        wanted = declared.get((kind, name))
        return f"TRY_CAST({column} AS {wanted})" if wanted else column

    return typed
