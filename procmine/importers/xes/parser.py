"""Turn the elements of an XES file into chunks of columns of text, with expat from the library.

It holds one chunk at a time, whatever the size of the file, and refuses what has no place in an
event log: beside what SafeXml refuses, thousands of levels or columns.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from procmine.importers.safe_xml import SafeXml
from procmine.importers.xes.chunk import TYPES, Cells, Chunk
from procmine.words.say import say

#: A chunk ends with the case in which it reaches one of these, or within it at four times as much.
CHUNK_EVENTS, CHUNK_CELLS, CHUNK_BYTES = 20_000, 2_000_000, 32_000_000
#: Nested levels, different attributes, and log attributes that are kept.
MAX_DEPTH, MAX_COLUMNS, MAX_LOG_ATTRIBUTES = 64, 2_000, 10_000
#: So many names of cases are remembered, to tell which are used again.
MAX_NAMES = 2_000_000
#: A longer name is refused, a longer default is none; the log's own texts are cut, and its
#: attributes with longer names left out. Also the most defaults that are kept.
MAX_TEXT = 1_000


class XesParser(SafeXml):
    """Read one file and hand its chunks on; what else the file says stays here."""

    root_told = "XES is XML whose outermost element is <log>"

    def __init__(self, name: str, sink: Callable[[Chunk], None]) -> None:
        super().__init__(name)
        self.classifiers: list[tuple[str, str, str]] = []
        self.attributes: dict[str, str] = {}
        #: By scope, then by name: the type and text of a <global> attribute.
        self.defaults: dict[str, dict[str, tuple[str, str]]] = {"trace": {}, "event": {}}
        #: Scope, type and name of every attribute, in the order of the file.
        self.columns: dict[tuple[str, str, str], None] = {}
        self.cases = self.events = self.empty_cases = self.unnamed_cases = 0
        self.repeated_names = self.events_outside = self.repeated_keys = self.ignored_elements = 0
        self._sink = sink
        self._chunk_began = self._case_began = self._skipped_levels = 0
        self._carried: dict[tuple[str, str], str | None] | None = None
        #: One entry an open element: the path of an attribute, or "" for a log, case or event.
        self._stack: list[str] = []
        #: Their hashes, for a name may be long.
        self._names: set[int] = set()
        self._scope, self._row = "", 0
        self._cells: Cells = {}
        self._chunk = Chunk()
        self._flush(Chunk())
        self.expat.StartElementHandler = self._start_root
        self.expat.EndElementHandler = self._end

    def read(self, stream: BinaryIO) -> None:
        """Read to the end, or raise UnreadableFile."""
        super().read(stream)
        self._flush(Chunk())

    def after_piece(self) -> None:
        """End the chunk with its case where it has many bytes, or within it."""
        if self.fed - self._chunk_began > CHUNK_BYTES:
            self._limit = 0
        if self.fed - self._chunk_began > 4 * CHUNK_BYTES:
            self._cut_at = 0

    # The elements

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        # Runs for every attribute of every event; whatever is rarer goes to _start_other.
        by_path = self._cells.get(tag)
        path = attributes.get("key")
        stack = self._stack
        if by_path is None or not path:
            if tag == "event" and self._scope == "trace" and not stack[-1]:
                self._scope, self._cells = "event", self._chunk.events
                self._row = len(self._chunk.case_of_event)
                stack.append("")
            else:
                self._start_other(tag, attributes)
            return
        if parent := stack[-1]:
            path = self._nest(parent, path)
        stack.append(path)
        values = by_path.get(path)
        if values is None:
            values = self._add_column(tag, path)
        if gap := self._row - len(values):
            if gap > 0:
                values.extend([None] * gap)
            else:
                self.repeated_keys += 1
                values.pop()
        values.append(attributes.get("value"))

    def _start_other(self, tag: str, attributes: dict[str, str]) -> None:
        name, key, parent = tag.rpartition(":")[2], attributes.get("key"), self._stack[-1]
        is_event = name == "event" and self._scope == "trace" and not parent
        if name != tag and (is_event or (self._cells and name in TYPES and key)):
            self._start(name, attributes)  # without its prefix: <xes:string>
        elif name in TYPES and key:
            path = self._nest(parent, key)
            self._stack.append(path)
            self._keep(name, path, attributes.get("value", ""))
        elif name in ("list", "container") and key:
            path = self._nest(parent, key)
            self._stack.append(_ListPath(path) if name == "list" else path)
        elif name == "values" and isinstance(parent, _ListPath) and len(self._stack) < MAX_DEPTH:
            self._stack.append(parent)
        elif self._scope == "log" and not parent:
            self._start_in_log(name, attributes)
        else:
            self.ignored_elements += 1
            self._skip()

    def _start_in_log(self, name: str, attributes: dict[str, str]) -> None:
        if name == "trace":
            self._case_began, self._carried = self.events, None
            self._enter("trace", self._chunk.cases, self._chunk.case_count)
        elif name == "global":
            self._enter("global " + attributes.get("scope", "event"), {}, 0)
        elif name in ("events", "objects", "object-types", "event-types"):
            hint = say("flatten it by one object type and save it as XES")
            self.fail("is an object-centric log (OCEL), not XES", hint)
        else:
            if name == "classifier" and len(self.classifiers) < MAX_LOG_ATTRIBUTES:
                parts = (attributes.get(part, "")[:MAX_TEXT] for part in ("name", "keys", "scope"))
                self.classifiers.append((next(parts), next(parts), next(parts) or "event"))
            self.events_outside += name == "event"
            self.ignored_elements += name not in ("classifier", "event", "extension")
            self._skip()

    def _end(self, tag: str) -> None:
        if self._stack.pop():
            return
        if self._scope == "event":
            chunk = self._chunk
            chunk.case_of_event.append(chunk.case_count)
            self.events += 1
            self._scope, self._cells, self._row = "trace", chunk.cases, chunk.case_count
            if len(chunk.case_of_event) >= self._cut_at:
                self._cut_case()
        elif self._scope == "trace":
            self._end_case()
        else:
            self._scope = "log"

    def _end_case(self) -> None:
        if self.events == self._case_began:
            self.empty_cases += 1
            for by_path in self._chunk.cases.values():
                for values in by_path.values():
                    del values[self._row :]
        else:
            name = self._name_case()
            self.repeated_names += hash(name) in self._names
            if len(self._names) < MAX_NAMES:
                self._names.add(hash(name))
            if self._carried not in (None, self._case_values()):
                self.fail(say("has attributes of a case after hundreds of thousands of its events"))
            self.cases += 1
            self._chunk.case_count += 1
        self._scope, self._cells = "log", {}
        if len(self._chunk.case_of_event) >= max(1, self._limit):
            self._flush(Chunk(self.events))

    # What they mean

    def _enter(self, scope: str, cells: Cells, row: int) -> None:
        self._scope, self._cells, self._row = scope, cells, row
        self._stack.append("")

    def _nest(self, parent: str, key: str) -> str:
        if len(self._stack) > MAX_DEPTH:
            self.fail(f"nests attributes more than {MAX_DEPTH} levels deep")
        if len(parent) + len(key) > MAX_TEXT:
            if self._cells:
                self.fail(f"names an attribute with more than {MAX_TEXT:,} characters")
            key = key[: MAX_TEXT + 1]  # of the log itself: figures by variant have such names
        if isinstance(parent, _ListPath):
            parent.items += 1
            return f"{parent}/{parent.items}/{key}"
        return f"{parent}/{key}" if parent else key

    def _keep(self, tag: str, path: str, text: str) -> None:
        if self._scope == "log":
            if len(path) <= MAX_TEXT and len(self.attributes) < MAX_LOG_ATTRIBUTES:
                self.attributes[path] = text[:MAX_TEXT]
            return
        defaults = self.defaults.get(self._scope.removeprefix("global "))
        if defaults is not None and max(len(path), len(text)) <= MAX_TEXT > len(defaults):
            defaults[path] = (tag, text)

    def _add_column(self, tag: str, path: str) -> list[str | None]:
        self._nest("", path)
        self.columns[self._scope, tag, path] = None
        if len(self.columns) > MAX_COLUMNS:
            hint = say("leave out attributes that are named after one case or event")
            self.fail(f"has more than {MAX_COLUMNS:,} different attributes", hint)
        return self._cells[tag].setdefault(path, [])

    def _name_case(self) -> str:
        for by_path in self._chunk.cases.values():
            names = by_path.get("concept:name", [])
            if len(names) > self._row and (name := names[self._row]):
                return name
        self.unnamed_cases += 1
        names = self._chunk.cases["string"].setdefault("concept:name", [])
        names[self._row :] = [None] * (self._row - len(names))
        name = str(self.cases + self.empty_cases + 1)
        names.append(name)
        return name

    def _case_values(self) -> dict[tuple[str, str], str | None]:
        return {
            (tag, path): values[self._row]
            for tag, by_path in self._chunk.cases.items()
            for path, values in by_path.items()
            if len(values) > self._row
        }

    def _cut_case(self) -> None:
        self._name_case()
        self._carried = self._case_values()
        self._chunk.case_count += 1
        self._flush(Chunk(self.events))
        for (tag, path), value in self._carried.items():
            self._chunk.cases[tag][path] = [value]
        self._cells, self._row = self._chunk.cases, 0

    def _flush(self, following: Chunk) -> None:
        if self.events > 0 and self._chunk.case_of_event:
            self._sink(self._chunk)
        self._chunk, self._chunk_began = following, self.fed
        self._limit = min(CHUNK_EVENTS, CHUNK_CELLS // (len(self.columns) + 1))
        self._cut_at = 4 * self._limit

    # What has no place in a log

    def _start_root(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] != "log":
            self.fail(
                say("is XML but not XES: its outermost element is <{tag}>", tag=tag[:40]),
                self.root_told,
            )
        self.begun = True
        self._enter("log", {}, 0)
        self.expat.StartElementHandler = self._start

    def _skip(self) -> None:
        self._skipped_levels = 1
        self.expat.StartElementHandler = self._start_skipped
        self.expat.EndElementHandler = self._end_skipped

    def _start_skipped(self, tag: str, attributes: dict[str, str]) -> None:
        self._skipped_levels += 1
        if self._skipped_levels > MAX_DEPTH:
            self.fail(f"nests elements more than {MAX_DEPTH} levels deep")

    def _end_skipped(self, tag: str) -> None:
        self._skipped_levels -= 1
        if not self._skipped_levels:
            self.expat.StartElementHandler = self._start
            self.expat.EndElementHandler = self._end


class _ListPath(str):
    """The path of a list, whose items are numbered from 1."""

    items = 0
