"""XES files (IEEE 1849), plain or compressed, as batches of one flat table: a row an event.

One pass reads the file into typed chunks, kept compressed in memory up to a limit and on disk
beyond it; only then is known which columns there are and of which types, and the chunks are
handed out as batches of one schema. So memory is bounded whatever the size of the file. Of the
two readers (see content) one knows the regular form alone and is many times as fast.

Why not a library: the fast ones hold a whole log in memory (800 MB for half a million events),
take times with and without an offset for the same, drop nested attributes and ids, replace bytes
that aren't UTF-8 in silence, and one takes half a file for a whole one. Expat, which comes with
Python, holds no tree and tells of a document type declaration before it acts on it.

Defaults of `<global>` attributes are templates in most files ("UNKNOWN", "__INVALID__", 1970,
0, "name"). So only a text fills a gap, only where it isn't such a placeholder, and never as the
name of a case or an activity; a default never invents a time, a number or an identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from procmine.errors import NoEvents
from procmine.eventlog import Limits
from procmine.importers.xes.columns import Columns, Unreadable
from procmine.importers.xes.content import content_of
from procmine.importers.xes.parser import MAX_NAMES, XesParser
from procmine.importers.xes.store import CASE_NAME, ChunkStore, name_of
from procmine.words.say import say

__all__ = ["Classifier", "Unreadable", "XesLog", "read_xes"]

#: Defaults that say "there is none", in lower case; so does one that repeats its own key.
_PLACEHOLDERS = {
    "", "-", "?", "default", "invalid", "missing", "n/a", "na", "name", "nil", "none", "not set",
    "null", "string", "undefined", "unknown", "unspecified", "value",
}  # fmt: skip
_CLASSIFIER_KEY = re.compile(r"'([^']*)'|\"([^\"]*)\"|(\S+)")


@dataclass(frozen=True)
class Classifier:
    """A declared way to tell events (or cases) apart: the attributes that together name them."""

    name: str
    keys: tuple[str, ...]
    scope: str = "event"


@dataclass(frozen=True)
class XesLog:
    """The events of an XES file as batches of one schema, and what is known of the whole file.

    Close it, or use it in a with statement: large logs hold a temporary file.
    """

    source: str
    schema: Any
    cases: int
    events: int
    classifiers: tuple[Classifier, ...]
    #: Attributes of the log itself, as text; nested ones by parent/child. Up to 10,000 of them,
    #: with names and texts up to 1,000 characters.
    attributes: Mapping[str, str]
    #: Per column of times: how many values had which offset ("+02:00"); empty for naive times.
    offsets: Mapping[str, Mapping[str, int]]
    #: Per column: how many values were not what their type says, and are null.
    unreadable: Mapping[str, int]
    #: The first of them.
    examples: tuple[Unreadable, ...]
    #: Per column: how many gaps the default of a global attribute filled.
    filled: Mapping[str, int]
    empty_cases: int
    unnamed_cases: int
    #: Cases whose name an earlier case has too; None in a log of millions of cases.
    repeated_names: int | None
    events_outside_cases: int
    #: What else a person should know, one sentence each.
    notes: tuple[str, ...]
    _store: ChunkStore

    def batches(self) -> Iterator[Any]:
        """Give the events in file order as pyarrow record batches; as often as asked."""
        return self._store.batches(self.schema)

    def reader(self) -> Any:
        """Give the events as one pyarrow RecordBatchReader."""
        import pyarrow as pa

        return pa.RecordBatchReader.from_batches(self.schema, self.batches())

    def table(self) -> Any:
        """Give all events at once as a pyarrow Table."""
        return self.reader().read_all()

    def close(self) -> None:
        """Give back the memory and the temporary file."""
        self._store.close()

    def __enter__(self) -> XesLog:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def read_xes(file: Path | BinaryIO, name: str = "", limits: Limits | None = None) -> XesLog:
    """Read an XES file, also .gz and .zst; `name` is what messages call it.

    Raises UnreadableFile for what is no whole and harmless XES file, NoEvents where no case has
    an event, DataError for times with and without an offset in one column.
    """
    name = name or (file.name if isinstance(file, Path) else "standard input")
    content = content_of(file, name, limits or Limits())
    with ExitStack() as on_failure:
        on_failure.enter_context(content.store)
        parser = content.parser
        if not parser.events:
            raise NoEvents(
                say("{name}: no case has an event", name=name),
                say("its events stand outside of any <trace>: put each into the trace of its case")
                if parser.events_outside
                else say("is it the right file?"),
            )
        log = _described(name, parser, content.columns, content.store)
        on_failure.pop_all()
    return log


def _described(name: str, parser: XesParser, columns: Columns, store: ChunkStore) -> XesLog:
    import pyarrow as pa

    seen = dict.fromkeys(name_of(scope, path) for scope, _, path in parser.columns)
    types = {column: columns.type_of(column) for column in seen if column in columns.kinds}
    types = {CASE_NAME: pa.string()} | types
    store.defaults, filled = {}, {}
    for column, (text, elements) in _defaults(parser).items():
        gaps = elements - columns.values[column]
        if gaps > 0 and types.setdefault(column, pa.string()) == pa.string():
            store.defaults[column], filled[column] = text, gaps
    of_cases_first = sorted(types, key=lambda column: not column.startswith("case:"))
    return XesLog(
        source=name,
        schema=pa.schema([(column, types[column]) for column in of_cases_first]),
        cases=parser.cases,
        events=parser.events,
        classifiers=tuple(
            Classifier(called, _keys(keys, types, scope), scope)
            for called, keys, scope in parser.classifiers
        ),
        attributes=parser.attributes,
        offsets=columns.offsets,
        unreadable=columns.unreadable,
        examples=tuple(columns.examples),
        filled=filled,
        empty_cases=parser.empty_cases,
        unnamed_cases=parser.unnamed_cases,
        repeated_names=parser.repeated_names if parser.cases <= MAX_NAMES else None,
        events_outside_cases=parser.events_outside,
        notes=tuple(_notes(parser, columns, filled)),
        _store=store,
    )


def _defaults(parser: XesParser) -> dict[str, tuple[str, int]]:
    """Give the defaults that mean something, and how many elements should have the attribute."""
    found = {}
    for scope, elements in (("trace", parser.cases), ("event", parser.events)):
        for path, (tag, text) in parser.defaults.get(scope, {}).items():
            plain = text.strip().strip("_<>()[]").lower()
            is_placeholder = plain in _PLACEHOLDERS or plain == path.rpartition(":")[2].lower()
            if tag == "string" and path != "concept:name" and not is_placeholder:
                found[name_of(scope, path)] = text, elements
    return found


def _keys(text: str, columns: Mapping[str, Any], scope: str) -> tuple[str, ...]:
    """Part the keys of a classifier; names with blanks should be quoted, but often are not."""
    words = ["".join(match) for match in _CLASSIFIER_KEY.findall(text)]
    keys: list[str] = []
    while words:
        fits = (
            n for n in range(len(words), 1, -1) if name_of(scope, " ".join(words[:n])) in columns
        )
        length = next(fits, 1)
        keys.append(" ".join(words[:length]))
        del words[:length]
    return tuple(keys)


def _notes(parser: XesParser, columns: Columns, filled: Mapping[str, int]) -> Iterator[str]:
    counts = {
        say("empty cases were left out"): parser.empty_cases,
        say("cases without a name are named by their place in the file"): parser.unnamed_cases,
        say("cases have the name of an earlier case"): parser.repeated_names,
        say("events outside of any case were set aside"): parser.events_outside,
        say("attributes stood twice in one event or case: the last counts"): parser.repeated_keys,
        say("elements that XES does not know were passed over"): parser.ignored_elements,
    }
    yield from (f"{what}: {count:,}" for what, count in counts.items() if count)
    for column, count in sorted(columns.unreadable.items()):
        yield say(
            "values of '{column}' that cannot be read are empty: {count:,}",
            column=column,
            count=count,
        )
    for column, count in sorted(filled.items()):
        yield say(
            "gaps in '{column}' that the file's default fills: {count:,}",
            column=column,
            count=count,
        )
