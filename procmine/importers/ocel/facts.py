"""What an object-centric log says, as one stream of facts of one form.

Whatever the version and the file, an element of the log becomes the same facts, so that one
flattening reads them all:

============ ================ ============ ============== =====
kind         owner            name         value          time
============ ================ ============ ============== =====
EVENT        event            activity     id             when
EVENT_VALUE  event            attribute    value
OBJECT       object           type
OBJECT_VALUE object           attribute    value          since
RELATION     event            object       qualifier
OBJECT_LINK  object           object       qualifier
OF_EVENTS                     attribute    its type
OF_OBJECTS                    attribute    its type
============ ================ ============ ============== =====

An object is called by its id, an event by whatever tells it from the others of its file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, NoReturn

from procmine.engine import Engine
from procmine.errors import UnreadableFile
from procmine.importers.batches import insert_batches
from procmine.importers.text_arrays import text_array
from procmine.words.say import say, unsaid

if TYPE_CHECKING:
    import pyarrow as pa

Fact = tuple[str, str | None, str | None, str | None, str | None]

EVENT, EVENT_VALUE, RELATION = "event", "event value", "relation"
OBJECT, OBJECT_VALUE, OBJECT_LINK = "object", "object value", "object link"
OF_EVENTS, OF_OBJECTS = "type of event value", "type of object value"

_COLUMNS = ("kind", "owner", "name", "value", "time")
_BATCH = 50_000


class Elements:
    """Take the events and objects of a file apart, as OCEL 1 and OCEL 2.0 write them in JSON."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._events = 0

    def of_event(self, element: object, key: str | None = None) -> Iterator[Fact]:
        """Give the facts of an event; `key` is its id where that stands outside of it."""
        self._events += 1
        said = self._said(element, unsaid("an event"))
        # Not its id: two events of one id are two events.
        owner = str(self._events)
        activity = _text(said.get("activity", said.get("type")))
        when = _text(said.get("timestamp", said.get("time")))
        yield EVENT, owner, activity, key or _text(said.get("id", said.get("eid"))), when
        for name, value, _ in self._values(said.get("vmap", said.get("attributes"))):
            yield EVENT_VALUE, owner, name, value, None
        for related, qualifier in self._related(said):
            yield RELATION, owner, related, qualifier, None

    def of_object(self, element: object, key: str | None = None) -> Iterator[Fact]:
        """Give the facts of an object."""
        said = self._said(element, unsaid("an object"))
        owner = key or _text(said.get("id", said.get("oid")))
        yield OBJECT, owner, _text(said.get("type")), None, None
        for name, value, since in self._values(said.get("ovmap", said.get("attributes"))):
            yield OBJECT_VALUE, owner, name, value, since
        for related, qualifier in self._related(said):
            yield OBJECT_LINK, owner, related, qualifier, None

    def of_type(self, kind: str, element: object) -> Iterator[Fact]:
        """Give the types of the attributes of a type of events or objects."""
        said = self._said(element, unsaid("a type"))
        for one in self._listed(said.get("attributes")):
            attribute = self._checked(one, unsaid("an attribute"))
            yield kind, None, _text(attribute.get("name")), _text(attribute.get("type")), None

    def _values(self, given: object) -> Iterator[tuple[str | None, str | None, str | None]]:
        if isinstance(given, dict):
            for name, value in given.items():
                yield name, _text(value), None
            return
        for one in self._listed(given):
            said = self._checked(one, unsaid("an attribute"))
            yield _text(said.get("name")), _text(said.get("value")), _text(said.get("time"))

    def _related(self, said: Mapping[str, Any]) -> Iterator[tuple[str | None, str | None]]:
        for related in self._listed(said.get("omap")):
            yield _text(related), None
        for one in self._listed(said.get("relationships")):
            relation = self._checked(one, unsaid("a relationship"))
            yield _text(relation.get("objectId")), _text(relation.get("qualifier"))

    def _said(self, element: object, what: str) -> dict[str, Any]:
        said = self._checked(element, what)
        return {key.removeprefix("ocel:"): value for key, value in said.items()}

    def _checked(self, element: object, what: str) -> dict[str, Any]:
        if not isinstance(element, dict):
            self._fail(say("{what} that says nothing of itself", what=say(what)))
        return element

    def _listed(self, given: object) -> Iterable[object]:
        if given is not None and not isinstance(given, list):
            self._fail(say("a value where a list has to be"))
        return given or ()

    def _fail(self, what: str) -> NoReturn:
        raise UnreadableFile(
            say("{name}: is not OCEL: it holds {what}", name=self._name, what=say(what)),
            say("export the log as OCEL 2.0 once more"),
        )


def insert_facts(engine: Engine, name: str, facts: Iterable[Fact]) -> None:
    """Make a table of facts: their columns, and their place from 1."""
    import pyarrow as pa

    fields = [("place", pa.int64()), *((column, pa.string()) for column in _COLUMNS)]
    schema = pa.schema(fields)
    insert_batches(engine, name, schema, _batches(schema, iter(facts)))


def _batches(schema: pa.Schema, facts: Iterator[Fact]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    place = 1
    while rows := list(islice(facts, _BATCH)):
        places = pa.array(range(place, place + len(rows)))
        columns = [_texts(column) for column in zip(*rows, strict=True)]
        yield pa.RecordBatch.from_arrays([places, *columns], schema=schema)
        place += len(rows)


def _texts(column: tuple[str | None, ...]) -> Any:
    try:
        return text_array(column)
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can write
        return text_array(
            [t and t.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for t in column]
        )


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
