"""Names of people become pseudonyms at the door, so that nothing behind it knows a name.

A pseudonym is the beginning of the HMAC-SHA256 of the name under a key: `P-3f9a2c`. Who has the
key can tell which name it was by trying names; who has not, cannot. With the same key a name has
the same pseudonym in every log.

Names stand in the column of the resource, in other columns that are called like one, and in those
of which at least half of the values are resources. Elsewhere a value that is the whole name of a
resource is replaced, too; roles and activities only where the name reads as that of a person. A
column of texts in which names of people stand among other words is emptied, and that is told.
What stands in no column, such as a line that does not fit the table, is not kept.
"""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, field

from procmine.engine import Engine, literal, quoted
from procmine.eventlog.columns import Mapping
from procmine.eventlog.naming import name_score
from procmine.eventlog.recognition import Sample
from procmine.words.people import looks_like_name
from procmine.words.say import say

_NAMES, _CASES = "person_names", "case_names"
#: Hexadecimal digits of a pseudonym, where no other of the log begins with the same.
_PERSON_DIGITS, _CASE_DIGITS = 6, 12
#: Canonical columns of text that are no names of people, but may hold one.
_OTHERS = ("activity", "role", "lifecycle", "instance")
#: Texts that are no times, which may be what slipped into the column from beside it.
_TIME_TEXTS = ("time_text", "start_text")
_UNREAD = "?"
#: So many names make one pattern to look for in texts.
_NAMES_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """What to replace, and the key of it: names of people, and with `cases` the ids of cases."""

    key: bytes = field(repr=False)
    names: bool = True
    cases: bool = False


@dataclass(frozen=True, slots=True)
class Protected:
    """The relation in which pseudonyms stand for names, and what has to be told."""

    relation: str
    notes: tuple[str, ...] = ()


def pseudonyms_of(names: Iterable[str], key: bytes, what: str, digits: int) -> dict[str, str]:
    """Give each name its pseudonym, begun by the capital of `what` is named.

    Two that begin with the same `digits` get more of them, so that all are different.
    """
    tag, first = what.encode() + b"\0", what[0].upper()
    long = {
        name: hmac.digest(key, tag + name.encode("utf-8", "surrogatepass"), "sha256").hex()
        for name in names
    }
    seen = Counter(text[:digits] for text in long.values())
    return {
        name: f"{first}-{text[:digits] if seen[text[:digits]] == 1 else text[: digits + 16]}"
        for name, text in long.items()
    }


def protect(
    engine: Engine,
    relation: str,
    mapping: Mapping,
    attributes: Map[str, str],
    sample: Sample,
    asked: Pseudonyms,
) -> Protected:
    """Replace names in the rows as they were read; `attributes` are ours by the file's own names.

    Nothing but names is changed, and rows keep their order.
    """
    changed: dict[str, str] = {}
    joins: list[str] = []
    notes: list[str] = []

    def replaced(column: str, table: str, test: str = "true") -> None:
        alias = f"p{len(joins)}"
        joins.append(
            f"LEFT JOIN {table} {alias} ON {alias}.name = {relation}.{quoted(column)} AND {test}"
        )
        changed[column] = f"coalesce({alias}.pseudonym, {relation}.{quoted(column)})"

    if asked.names:
        texts = {a: own for a, own in attributes.items() if sample.types[own] == "VARCHAR"}
        resources = _values(engine, relation, ["resource"])
        people = [a for a, own in texts.items() if _holds_people(own, sample, resources)]
        columns = ["resource", *people]
        names = _values(engine, relation, columns) if people else resources
        _keep(engine, _NAMES, pseudonyms_of(sorted(names), asked.key, "person", _PERSON_DIGITS))
        for column in columns:
            replaced(column, _NAMES)
        within = _holding_texts(engine, relation, texts, people, sample, names)
        rest = [*_OTHERS, *(a for a in texts if a not in people and a not in within)]
        for column in _with_names(engine, relation, rest):
            test = f"p{len(joins)}.{'personal' if column in _OTHERS else 'told'}"
            replaced(column, _NAMES, test)
        for column in within:
            changed[column] = "CAST(NULL AS VARCHAR)"
            notes.append(
                say(
                    "{column}: names of people stand in its texts, it is left out",
                    column=texts[column],
                )
            )
        for column in _TIME_TEXTS:
            changed[column] = (
                f"CASE WHEN regexp_matches({column}, '\\d') OR {column} IS NULL THEN {column}"
                f" ELSE {literal(_UNREAD)} END"
            )
    if asked.cases:
        cases = _values(engine, relation, ["case_id"])
        _keep(engine, _CASES, pseudonyms_of(sorted(cases), asked.key, "case", _CASE_DIGITS))
        replaced("case_id", _CASES)
    listed = ", ".join(f"{sql} AS {quoted(column)}" for column, sql in changed.items())
    engine.view(
        "protected_rows",
        f"SELECT {relation}.* REPLACE ({listed}) FROM {relation} {' '.join(joins)}",
    )
    return Protected("protected_rows", tuple(notes))


def _values(engine: Engine, relation: str, columns: Iterable[str]) -> set[str]:
    parts = " UNION ".join(f"SELECT DISTINCT {quoted(c)} AS name FROM {relation}" for c in columns)
    return {name for (name,) in engine.tuples(f"SELECT name FROM ({parts}) WHERE name IS NOT NULL")}


def _keep(engine: Engine, table: str, pseudonyms: Map[str, str]) -> None:
    """Keep the pseudonyms: `told` is a name with a letter, `personal` one that is a person's."""
    import pyarrow as pa

    names = list(pseudonyms)
    engine.insert(
        table,
        pa.table(
            {
                "name": pa.array(names, pa.string()),
                "pseudonym": pa.array(pseudonyms.values(), pa.string()),
                "told": pa.array((any(map(str.isalpha, name)) for name in names), pa.bool_()),
                "personal": pa.array(map(looks_like_name, names), pa.bool_()),
            }
        ),
    )


def _holds_people(own: str, sample: Sample, resources: set[str]) -> bool:
    """Say whether an attribute holds people: by its name, or because half of it are resources.

    Numbers say nothing: resources may be numbered as well as pieces and rooms.
    """
    values = {value for value in sample.values[own] if not value.isdigit()}
    known = 2 * len(values & resources) >= len(values) > 0
    return known or (name_score("resource", own) > 0 and bool(sample.values[own]))


def _with_names(engine: Engine, relation: str, columns: list[str]) -> list[str]:
    """List the columns in which there is a value that is a name."""
    counts = ", ".join(
        f"count(*) FILTER ({quoted(c)} IN (SELECT name FROM {_NAMES} WHERE told)) AS n{i}"
        for i, c in enumerate(columns)
    )
    row = engine.records(f"SELECT {counts} FROM {relation}")[0]
    return [column for column, count in zip(columns, row.values(), strict=True) if count]


def _holding_texts(
    engine: Engine,
    relation: str,
    texts: Map[str, str],
    people: Sequence[str],
    sample: Sample,
    names: set[str],
) -> list[str]:
    """List the attributes in whose texts a person's name stands among other words."""
    personal = sorted(filter(_is_telling, names))
    if not personal:
        return []
    shortest = min(map(len, personal))
    long = [
        column
        for column, own in texts.items()
        if column not in people and any(len(text) > shortest for text in sample.values[own])
    ]
    parts = [
        "|".join(map(_escaped, personal[first : first + _NAMES_AT_ONCE]))
        for first in range(0, len(personal), _NAMES_AT_ONCE)
    ]
    # The first row that has one is enough.
    sql = f"SELECT 1 FROM {relation} WHERE regexp_matches({{}}, $within) LIMIT 1"
    return [
        column
        for column in long
        if any(
            engine.records(sql.format(quoted(column)), within=f"(?i).({some})|({some}).")
            for some in parts
        )
    ]


def _is_telling(name: str) -> bool:
    """Say whether a name can be meant where it stands in a text: Anna Meyer, u4711; not System."""
    is_id = len(name) > 4 and any(map(str.isdigit, name)) and any(map(str.isalpha, name))
    return is_id or looks_like_name(name)


def _escaped(name: str) -> str:
    """Write a name as a pattern of the engine's, in which letters alone need no mark."""
    return "".join(c if c.isalnum() or not c.isascii() else f"\\{c}" for c in name)
