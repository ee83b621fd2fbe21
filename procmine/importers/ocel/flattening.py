"""Lay an object-centric log flat: a row for each event and each object of one type it is about.

What flattening does to a log (van der Aalst, Object-Centric Process Mining, 2019) is counted: an
event of several objects stands in several cases (convergence), and a case repeats an activity that
each time was about other objects (divergence), which is no rework. For that, the objects of other
types stand in columns, and `item:` before the name of a type says that its objects are parts of
one case each.
"""

from __future__ import annotations

from procmine.engine import Engine, literal, quoted
from procmine.errors import NoEvents, UnreadableFile
from procmine.eventlog import Source
from procmine.eventlog.columns import distinct
from procmine.importers.given import Input
from procmine.importers.ocel.attribute_types import declared_types
from procmine.importers.ocel.counts import counted
from procmine.importers.ocel.facts import OF_EVENTS, OF_OBJECTS
from procmine.importers.ocel.types import chosen_type
from procmine.words.columns import is_of_people
from procmine.words.say import say
from procmine.words.text import clean_text

MAX_COLUMNS = 2_000
#: Where this share of a type's objects belongs to one case alone, and a case has several of them,
#: they are the parts of their cases.
_NEARLY_ALL = 0.8

# The first event of an owner counts, and the first type of an object.
_EVENTS = """
SELECT owner, place, name AS activity, value AS id, time, TRY_CAST(time AS TIMESTAMPTZ) AS happened
FROM (SELECT *, row_number() OVER (PARTITION BY owner ORDER BY place) AS nth
      FROM {p}_facts WHERE kind = 'event')
WHERE nth = 1
"""
_OBJECTS = """
SELECT owner AS object_id, arg_min(name, place) AS object_type
FROM {p}_facts WHERE kind = 'object' AND owner IS NOT NULL AND name IS NOT NULL GROUP BY owner
"""
# One row for an event and an object, whatever the object is to it.
_RELATIONS = """
SELECT f.owner, f.name AS object_id, object_type, min(f.place) AS place
FROM {p}_facts f JOIN {p}_objects o ON f.name = o.object_id
  JOIN {p}_events e ON f.owner = e.owner
WHERE kind = 'relation' GROUP BY ALL
"""
_PAIRS = """
WITH qualifiers AS (
  SELECT owner, name AS object_id, string_agg(DISTINCT value, ', ' ORDER BY value) AS qualifier
  FROM {p}_facts WHERE kind = 'relation' AND value <> ''
    AND name IN (SELECT object_id FROM {p}_objects WHERE object_type = {type})
  GROUP BY owner, name)
SELECT owner, r.object_id AS case_id, r.place AS place, qualifier, activity, happened
FROM {p}_relations r JOIN {p}_events e USING (owner) LEFT JOIN qualifiers USING (owner, object_id)
WHERE object_type = {type}
"""
_RELATED = """
SELECT r.object_type AS name,
  avg(CASE WHEN cases = 1 THEN 1.0 ELSE 0.0 END) >= {share}
    AND count(*) > count(DISTINCT first_case) AS parts
FROM (SELECT r.object_type, r.object_id, count(DISTINCT case_id) AS cases,
        min(case_id) AS first_case
      FROM {p}_relations r JOIN {p}_pairs p USING (owner) WHERE r.object_type <> {type}
      GROUP BY ALL) r
GROUP BY r.object_type ORDER BY r.object_type
"""
_NAMES = """
SELECT name FROM {p}_facts WHERE kind = {kind} AND name IS NOT NULL AND value IS NOT NULL
  AND owner IN (SELECT {key} FROM {p}_pairs) GROUP BY name ORDER BY min(place)
"""
_EVENT_VALUES = """
SELECT owner{columns} FROM {p}_facts WHERE kind = 'event value' GROUP BY owner
"""
_EVENT_VALUE = "arg_max(value, place) FILTER (WHERE name = {name})"
# Each attribute has the value that it had when the event happened, if it had one by then.
_CASE_VALUES = """
WITH timeline AS (
  SELECT owner, case_id, coalesce(happened, TIMESTAMPTZ 'infinity') AS happened, 1 AS is_event,
    place, NULL AS name, NULL AS value
  FROM {p}_pairs
  UNION ALL
  SELECT NULL, owner, coalesce(TRY_CAST(time AS TIMESTAMPTZ), TIMESTAMPTZ '-infinity'), 0, place,
    name, value
  FROM {p}_facts
  WHERE kind = 'object value' AND value IS NOT NULL AND owner IN (SELECT case_id FROM {p}_pairs)),
known AS (
  SELECT owner, case_id, is_event{columns} FROM timeline
  WINDOW so_far AS (
    PARTITION BY case_id ORDER BY happened, is_event, place ROWS UNBOUNDED PRECEDING))
SELECT * EXCLUDE (is_event) FROM known WHERE is_event = 1
"""
_CASE_VALUE = "last_value(CASE WHEN name = {name} THEN value END IGNORE NULLS) OVER so_far"
_OTHERS = "SELECT owner{columns} FROM {p}_relations GROUP BY owner"
_OTHER = "string_agg(object_id, ', ' ORDER BY place) FILTER (WHERE object_type = {name})"
_ROWS = """
SELECT {columns}
FROM {p}_pairs p JOIN {p}_events e USING (owner) LEFT JOIN {p}_event_values v USING (owner)
  LEFT JOIN {p}_case_values c ON p.owner = c.owner AND p.case_id = c.case_id
  LEFT JOIN {p}_others o ON p.owner = o.owner
ORDER BY e.place, p.place
"""


def flattened(engine: Engine, given: Input) -> Source:
    """Name the rows of the facts under `…_facts`; UsageError where the type isn't clear."""
    p, name = given.relation, given.name
    engine.table(f"{p}_events", _EVENTS.format(p=p))
    if not engine.records(f"SELECT 1 FROM {p}_events LIMIT 1"):
        raise NoEvents(say("{name}: has no event", name=name), say("is it the right file?"))
    engine.table(f"{p}_objects", _OBJECTS.format(p=p))
    engine.table(f"{p}_relations", _RELATIONS.format(p=p))
    kind = chosen_type(engine, p, name, given.reading.object_type)
    engine.table(f"{p}_pairs", _PAIRS.format(p=p, type=literal(kind)))
    others = engine.records(_RELATED.format(p=p, type=literal(kind), share=_NEARLY_ALL))
    # Who does it is no part of it, though each may work for one case alone.
    parts = [row["name"] for row in others if row["parts"] and not is_of_people(row["name"])]
    counts = counted(engine, p, kind, parts)
    _rows(engine, p, name, [row["name"] for row in others], parts)
    for table in ("facts", "objects", "relations", "events", "pairs", "event_values",
                  "case_values", "others"):  # fmt: skip
        engine.drop(f"{p}_{table}")
    return Source(
        name,
        p,
        engine.columns(p),
        notes=counts.notes,
        set_aside=counts.set_aside,
        explained=((say("events of no {kind}", kind=clean_text(kind)), counts.without),),
    )


def _rows(engine: Engine, p: str, name: str, others: list[str], parts: list[str]) -> None:
    """Make the table of rows, its columns called as in XES."""
    of_events = _names(engine, p, "event value", "owner")
    of_cases = _names(engine, p, "object value", "case_id")
    if len(of_events) + len(of_cases) + len(others) > MAX_COLUMNS:
        raise UnreadableFile(
            say(
                "{name}: has more than {max_columns:,} different attributes",
                name=name,
                max_columns=MAX_COLUMNS,
            ),
            say("leave out attributes that are named after one case or event"),
        )
    _pivot(engine, f"{p}_event_values", _EVENT_VALUES, _EVENT_VALUE, of_events, p)
    _pivot(engine, f"{p}_case_values", _CASE_VALUES, _CASE_VALUE, of_cases, p)
    _pivot(engine, f"{p}_others", _OTHERS, _OTHER, others, p)
    typed = declared_types(engine, p)
    columns = [
        ("case:concept:name", "p.case_id"),
        ("concept:name", "e.activity"),
        ("time:timestamp", "e.time"),
        ("event_id", "e.id"),
        *((v, typed(OF_EVENTS, v, f"v.c{i}")) for i, v in enumerate(of_events)),
        *((_of_case(v), typed(OF_OBJECTS, v, f"c.c{i}")) for i, v in enumerate(of_cases)),
        *((f"item:{t}" if t in parts else t, f"o.c{i}") for i, t in enumerate(others)),
    ]
    qualifiers = f"SELECT count(DISTINCT qualifier) AS n FROM {p}_pairs"
    if engine.records(qualifiers)[0]["n"] > 1:  # one alone tells nothing apart
        columns.append(("qualifier", "p.qualifier"))
    named = zip(distinct([wanted for wanted, _ in columns]), columns, strict=True)
    listed = ", ".join(f"{sql} AS {quoted(own)}" for own, (_, sql) in named)
    engine.table(p, _ROWS.format(p=p, columns=listed))


def _names(engine: Engine, p: str, kind: str, key: str) -> list[str]:
    sql = _NAMES.format(p=p, kind=literal(kind), key=key)
    return [row["name"] for row in engine.records(sql)]


def _pivot(engine: Engine, table: str, sql: str, value: str, names: list[str], p: str) -> None:
    """Make a table with a column c0, c1 and so on for each name."""
    columns = "".join(
        f", {value.format(name=literal(name))} AS c{i}" for i, name in enumerate(names)
    )
    engine.table(table, sql.format(p=p, columns=columns))


def _of_case(attribute: str) -> str:
    """Name the column of an object's attribute, which may have been one of a case before."""
    return attribute if attribute.startswith("case:") else f"case:{attribute}"
