"""OCEL as XML, read an element at a time, whatever the size of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn
from xml.parsers import expat

from procmine.errors import UnreadableFile
from procmine.importers.ocel.facts import OF_EVENTS, OF_OBJECTS, Elements, Fact
from procmine.words.say import say, unsaid

#: So many bytes may one event or object have.
MAX_ELEMENT = 64_000_000
_MAX_DEPTH = 64
#: What an element of OCEL 1 says of itself.
_OF_ELEMENTS = ("id", "activity", "timestamp", "type")
#: Where the types of attributes are declared.
_TYPES = (["event-type", "attributes", "attribute"], ["object-type", "attributes", "attribute"])
_EXPORT_AGAIN = unsaid("copy the whole file, or export the log once more")


def facts(pieces: Iterable[bytes], name: str) -> Iterator[Fact]:
    """Give the facts of a file's bytes; UnreadableFile where they are no OCEL, or do harm."""
    parser = _Parser(name)
    for piece in pieces:
        yield from parser.read(piece, False)
    yield from parser.read(b"", True)


class _Parser:
    """Turn elements of OCEL 1 and 2.0 into what JSON would say, and that into facts."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._elements = Elements(name)
        self._facts: list[Fact] = []
        self._path: list[str] = []
        self._element: dict[str, Any] | None = None
        #: The attribute whose text is being read.
        self._attribute: dict[str, str | None] | None = None
        self._text: list[str] = []
        self._fed = self._began = 0
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartDoctypeDeclHandler = self._refuse_doctype
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters

    def read(self, data: bytes, last: bool) -> list[Fact]:
        """Parse some bytes, and give the facts of the elements that ended in them."""
        try:
            self._expat.Parse(data, last)
        except expat.ExpatError as error:
            what = f"{expat.ErrorString(error.code)}, line {error.lineno:,}"
            self._fail(say("is broken XML ({what})", what=what))
        except (LookupError, ValueError) as error:
            self._fail(
                say("has an encoding that cannot be read ({error})", error=error),
                say("save it as UTF-8"),
            )
        self._fed += len(data)
        if self._fed - self._began > MAX_ELEMENT:
            self._fail(f"holds an element of more than {MAX_ELEMENT // 1_000_000} MB")
        done, self._facts = self._facts, []
        return done

    def _start(self, tag: str, given: dict[str, str]) -> None:
        tag, depth = tag.rpartition(":")[2], len(self._path)
        if depth == 0 and tag != "log":
            self._fail(f"is XML but not OCEL: its outermost element is <{tag[:40]}>")
        if depth > _MAX_DEPTH:
            self._fail(f"nests elements more than {_MAX_DEPTH} levels deep")
        self._path.append(tag)
        if self._element is not None:
            self._start_within(self._element, tag, given)
            return
        self._began = self._expat.CurrentByteIndex
        if depth == 4 and self._path[2:] in _TYPES:
            kind = OF_EVENTS if self._path[2] == "event-type" else OF_OBJECTS
            self._facts.append((kind, None, given.get("name"), given.get("type"), None))
        if depth == 2 and self._path[1:] in (["events", "event"], ["objects", "object"]):
            self._element = {**given, "attributes": [], "relationships": []}

    def _start_within(self, element: dict[str, Any], tag: str, given: dict[str, str]) -> None:
        key, value = given.get("key"), given.get("value")
        if "object-id" in given:
            relation = {"objectId": given["object-id"], "qualifier": given.get("qualifier")}
            element["relationships"].append(relation)
        elif tag == "attribute":
            self._attribute = {"name": given.get("name"), "time": given.get("time")}
            element["attributes"].append(self._attribute)
            self._text = []
        elif tag == "list":  # <list key="omap">: what it holds is told by its name
            self._path[-1] = (key or tag).removeprefix("ocel:")
        elif self._path[-2] == "omap":
            element["relationships"].append({"objectId": value})
        elif self._path[-2] in ("vmap", "ovmap"):
            element["attributes"].append({"name": key, "value": value})
        elif key and key.removeprefix("ocel:") in _OF_ELEMENTS and len(self._path) == 4:
            element[key] = value

    def _end(self, tag: str) -> None:
        self._path.pop()
        if self._attribute is not None and tag.rpartition(":")[2] == "attribute":
            self._attribute["value"] = "".join(self._text)
            self._attribute = None
        if self._element is not None and len(self._path) == 2:
            is_event = self._path[1] == "events"
            take = self._elements.of_event if is_event else self._elements.of_object
            self._facts.extend(take(self._element))
            self._element = None
            self._began = self._expat.CurrentByteIndex

    def _characters(self, text: str) -> None:
        if self._attribute is not None:
            self._text.append(text)

    def _refuse_doctype(self, *declaration: object) -> None:
        hint = say("no event log needs one: remove the line that begins with <!DOCTYPE")
        self._fail(say("holds a document type declaration, which can do harm"), hint)

    def _fail(self, problem: str, hint: str = "") -> NoReturn:
        raise UnreadableFile(f"{self._name}: {problem}", hint or say(_EXPORT_AGAIN))
