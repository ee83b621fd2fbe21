"""Turn the elements of an MXML file, ProM's format before XES, into rows: one an entry."""

from __future__ import annotations

from collections.abc import Hashable

from procmine.importers.safe_xml import MAX_TAG_BYTES, SafeXml
from procmine.importers.unnamed_columns import Spool
from procmine.words.say import say

#: Nested levels, different attributes, and characters of a name.
MAX_DEPTH, MAX_COLUMNS, MAX_NAME = 64, 2_000, 1_000
#: So many names of cases are remembered, to tell which are used again.
MAX_NAMES = 2_000_000

#: The columns that every MXML file has, by the names that XES gives them.
CASE, ACTIVITY, TIME = "case:concept:name", "concept:name", "time:timestamp"
LIFECYCLE, RESOURCE, PROCESS = "lifecycle:transition", "org:resource", "case:process"
_PARTS = {
    "workflowmodelelement": ACTIVITY,
    "eventtype": LIFECYCLE,
    "timestamp": TIME,
    "originator": RESOURCE,
}
COLUMNS = (CASE, ACTIVITY, TIME, LIFECYCLE, RESOURCE, PROCESS)


class MxmlParser(SafeXml):
    """Read one file and hand its entries on as rows; what else it says stays here.

    The key of a column is one of COLUMNS, or the pair of "case" or "event" and an attribute's name.
    """

    root_told = "MXML is XML whose outermost element is <WorkflowLog>"

    def __init__(self, name: str, spool: Spool) -> None:
        super().__init__(name)
        self.processes: set[str] = set()
        self.entries = self.timed = self.cases = 0
        self.empty_cases = self.unnamed_cases = self.repeated_names = 0
        self.outside = self.repeated_attributes = 0
        self._spool = spool
        #: Their hashes, for a name may be long.
        self._names: set[int] = set()
        self._process = ""
        #: What the open case and the open entry say; None outside of them.
        self._case: dict[Hashable, str | None] | None = None
        self._entry: dict[Hashable, str | None] | None = None
        self._in_case = self._depth = 0
        #: The column of the text that is being read, and its parts.
        self._key: Hashable = None
        self._text: list[str] = []
        self._length = 0
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self._start_root
        self.expat.EndElementHandler = self._end
        self.expat.CharacterDataHandler = self._characters
        for key in COLUMNS:
            spool.keys[key] = len(spool.keys)

    def _start_root(self, tag: str, attributes: dict[str, str]) -> None:
        if _plain(tag) != "workflowlog":
            self.fail(f"is XML but not MXML: its outermost element is <{tag[:40]}>", self.root_told)
        self.begun, self._depth = True, 1
        self.expat.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self.fail(f"nests elements more than {MAX_DEPTH} levels deep")
        element = _plain(tag)
        if element == "audittrailentry":
            if self._case is None:
                self.outside += 1
            else:
                self._entry = {}
        elif element == "processinstance":
            self._begin_case(attributes)
        elif element == "process":
            self._process = attributes.get("id", "")
        elif element in _PARTS and self._entry is not None:
            self._begin_text(_PARTS[element])
            if element == "eventtype" and (own := attributes.get("unknowntype")):
                self._entry[LIFECYCLE] = own
        elif element == "attribute" and (name := attributes.get("name")):
            self._begin_attribute(name)

    def _begin_case(self, attributes: dict[str, str]) -> None:
        self.cases += 1
        self._in_case = 0
        name = attributes.get("id", "")
        if not name.strip():
            name = str(self.cases)
            self.unnamed_cases += 1
        known = hash((self._process, name))
        self.repeated_names += known in self._names
        if len(self._names) < MAX_NAMES:
            self._names.add(known)
        self.processes.add(self._process)
        self._case = {CASE: name, PROCESS: self._process}

    def _begin_attribute(self, name: str) -> None:
        if self._case is None:
            return  # of the whole log, or of a process
        key = ("case" if self._entry is None else "event", name)
        if key not in self._spool.keys:
            if len(name) > MAX_NAME:
                self.fail(f"names an attribute with more than {MAX_NAME:,} characters")
            self._spool.keys[key] = len(self._spool.keys)
            if len(self._spool.keys) > MAX_COLUMNS:
                hint = say("leave out attributes that are named after one case or event")
                self.fail(f"has more than {MAX_COLUMNS:,} different attributes", hint)
        self._begin_text(key)

    def _begin_text(self, key: Hashable) -> None:
        self._key, self._text, self._length = key, [], 0

    def _characters(self, text: str) -> None:
        if self._key is None:
            return
        self._text.append(text)
        self._length += len(text)
        if self._length > MAX_TAG_BYTES:
            self.fail(f"holds a text of more than {MAX_TAG_BYTES // 1_000_000} MB")

    def _end(self, tag: str) -> None:
        self._depth -= 1
        element = _plain(tag)
        if self._key is not None and (element in _PARTS or element == "attribute"):
            self._end_text()
        elif element == "audittrailentry":
            self._end_entry()
        elif element == "processinstance" and self._case is not None:
            self.empty_cases += not self._in_case
            self._case = None

    def _end_text(self) -> None:
        cells = self._case if self._entry is None else self._entry
        text = "".join(self._text).strip()
        if cells is not None and not (self._key == LIFECYCLE and LIFECYCLE in cells):
            self.repeated_attributes += self._key in cells
            cells[self._key] = text
        self._key = None

    def _end_entry(self) -> None:
        if self._entry is None or self._case is None:
            return
        self.entries += 1
        self._in_case += 1
        self.timed += bool(self._entry.get(TIME))
        row = self._case | self._entry
        self._spool.add(row, sum(len(text or "") for text in row.values()))
        self._entry = None


def _plain(tag: str) -> str:
    return tag.rpartition(":")[2].lower()
