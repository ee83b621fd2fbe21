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
from procmine.importers._input import Input
from procmine.importers.ocel.notes import notes_of, tables_of_notes
from procmine.importers.ocel.types import chosen_type
from procmine.words.text import clean_text

MAX_COLUMNS = 2_000
#: This share of a type's objects belongs to one case alone: they are parts of their cases.
_NEARLY_ALL = 0.8

# The first event of an owner counts, and the first type of an object.
_EVENTS = """
SELECT owner, place, name AS activity, value AS id, time, TRY_CAST(time AS TIMESTAMPTZ) AS at
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
SELECT f.owner, f.name AS object_id, object_type, min(f.place) AS place,
  string_agg(DISTINCT value, ', ' ORDER BY value) AS qualifier
FROM {p}_facts f JOIN {p}_objects o ON f.name = o.object_id
  JOIN {p}_events e ON f.owner = e.owner
WHERE kind = 'relation' GROUP BY ALL
"""
_PAIRS = """
SELECT owner, r.object_id AS case_id, r.place AS place, qualifier, activity, at
FROM {p}_relations r JOIN {p}_events e USING (owner) WHERE object_type = {type}
"""
_RELATED = """
SELECT r.object_type AS name,
  avg(CASE WHEN cases = 1 THEN 1.0 ELSE 0.0 END) >= {share} AS parts
FROM (SELECT r.object_type, r.object_id, count(DISTINCT case_id) AS cases
      FROM {p}_relations r JOIN {p}_pairs p USING (owner) WHERE r.object_type <> {type}
      GROUP BY ALL) r
GROUP BY r.object_type ORDER BY r.object_type
"""
_NAMES = """
SELECT name FROM {p}_facts WHERE kind = {kind} AND name IS NOT NULL AND value IS NOT NULL
  AND owner IN (SELECT {key} FROM {p}_pairs) GROUP BY name ORDER BY min(place)
"""
_PIVOT = "SELECT {key}{columns} FROM {relation} GROUP BY {key}"
# Each attribute has the value that it had when the event happened, or none yet.
_VALUES_THEN = """
SELECT DISTINCT ON (owner, case_id) owner, case_id{columns} FROM (
  SELECT owner, case_id, at, 1 AS is_event, place, NULL AS name, NULL AS value FROM {p}_pairs
  UNION ALL
  SELECT NULL, owner, TRY_CAST(time AS TIMESTAMPTZ), 0, place, name, value FROM {p}_facts
  WHERE kind = 'object value' AND value IS NOT NULL AND owner IN (SELECT case_id FROM {p}_pairs))
"""


def flattened(engine: Engine, given: Input, facts: str) -> Source:
    """Name the rows of the facts in `facts`; UsageError where the type of object isn't clear."""
    p, name = given.relation, given.name
    engine.table(f"{p}_events", _EVENTS.format(p=p))
    if not engine.records(f"SELECT 1 FROM {p}_events LIMIT 1"):
        raise NoEvents(f"{name}: has no event", "is it the right file?")
    engine.table(f"{p}_objects", _OBJECTS.format(p=p))
    engine.table(f"{p}_relations", _RELATIONS.format(p=p))
    kind = chosen_type(engine, p, name, given.reading.object_type)
    engine.table(f"{p}_pairs", _PAIRS.format(p=p, type=literal(kind)))
    return Source(name, p, {})
