"""Several files as one log: a folder, a pattern, the members of an archive."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from procmine.engine import Engine, quoted
from procmine.errors import NoEvents, UnreadableFile
from procmine.eventlog import Source
from procmine.eventlog.checks import told_rejected
from procmine.importers.given import Input
from procmine.words.columns import plain
from procmine.words.say import say

#: The endings by which a file among others is taken for a part of the log.
ENDINGS = (
    ".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm", ".parquet", ".xes", ".mxml", ".json",
    ".jsonl", ".ndjson", ".jsonocel", ".xmlocel", ".sqlite", ".sqlite3", ".db", ".duckdb",
    ".ocel", ".xml", ".zip",
)  # fmt: skip
_PACKED = (".gz", ".zst")
#: Files that stand beside logs begin so.
_NO_LOGS = ("readme", "read_me", "read me", "licence", "license", "notes", "changelog")
_PATTERN = frozenset("*?[")


def is_part(name: str) -> bool:
    """Say whether a file is taken for a part of the log, by its name."""
    lower = Path(name).name.lower()
    for packed in _PACKED:
        lower = lower.removesuffix(packed)
    return lower.endswith(ENDINGS) and not lower.startswith((".", "~$", *_NO_LOGS))


def files_of(path: Path) -> list[Path] | None:
    """List the files of a folder or a pattern in the order of their names; None for a single file.

    NoEvents where there are none.
    """
    try:
        if path.is_dir():
            found = [file for file in path.iterdir() if file.is_file() and is_part(file.name)]
        elif _PATTERN & set(str(path)) and not path.exists():
            # By glob(), which takes a pattern as the shell does, from any root.
            matches = map(Path, glob.glob(str(path), recursive=True))  # noqa: PTH207
            found = [file for file in matches if file.is_file() and not file.name.startswith(".")]
        else:
            return None
    except (OSError, ValueError):
        return None  # whoever opens it says what is wrong
    if not found:
        endings = ", ".join(ENDINGS[:6])
        raise NoEvents(
            say("{path}: no file of a log is there", path=path),
            say("they end in {endings} and the like", endings=endings),
        )
    return sorted(found)


def read_several(engine: Engine, parts: Sequence[Input], name: str, relation: str) -> Source:
    """Read files as one log, each by its own importer.

    UnreadableFile where one can't be read, or has no column of the others.
    """
    from procmine.importers import rows_of

    sources, empty = [], []
    for number, part in enumerate(parts, 1):
        if not _is_empty(part.file):
            own = replace(part, relation=f"{relation}_{number}")
            sources.append(settled(engine, rows_of(engine, own)))
        else:
            empty.append(say("{part}: the file is empty, and passed over", part=part.name))
    if not sources:
        raise NoEvents(
            say("{name}: all files are empty", name=name), say("are they the right files?")
        )
    _refuse_strangers(sources)
    joined = _joined(engine, sources, name, relation)
    return replace(joined, notes=(*joined.notes, *empty))


def _is_empty(file: Path) -> bool:
    try:
        return file.stat().st_size == 0
    except OSError:
        return False  # whoever opens it says what is wrong


def settled(engine: Engine, source: Source) -> Source:
    """Keep the rows of a text table, so that its rejected lines are counted before the next's."""
    kept = f"{source.relation}_rows"
    if engine.reads_text(source.relation):
        engine.table(kept, f"SELECT * FROM {quoted(source.relation)}")
        rejected = engine.rejected_lines(kept)
        if rejected:
            return replace(
                source,
                relation=kept,
                notes=(*source.notes, told_rejected(rejected)),
                set_aside=source.set_aside + rejected.count,
            )
        return replace(source, relation=kept)
    return source


def _joined(engine: Engine, sources: Sequence[Source], name: str, relation: str) -> Source:
    """Make one source of several, their columns by name; a column that one lacks is empty there.

    The order is that of the sources, then that within each.
    """
    if len(sources) == 1:
        return sources[0]
    columns = _columns(sources)
    parts = [
        "SELECT "
        + ", ".join(_column(column, kind, source) for column, kind in columns.items())
        + f" FROM {quoted(source.relation)}"
        for source in sources
    ]
    engine.view(relation, " UNION ALL ".join(parts))
    explained: Counter[str] = Counter()
    for source in sources:
        explained.update(dict(source.explained))
    return Source(
        name,
        relation,
        columns,
        notes=(say("{count} files read as one log", count=len(sources)), *_notes(sources)),
        set_aside=sum(source.set_aside for source in sources),
        explained=tuple(explained.items()),
    )


def _columns(sources: Sequence[Source]) -> dict[str, str]:
    """List all columns, with their type, or text where the files differ in it."""
    names: dict[str, str] = {}
    kinds: dict[str, set[str]] = {}
    for source in sources:
        for column, kind in source.columns.items():
            names.setdefault(_folded(column), column)
            kinds.setdefault(_folded(column), set()).add(kind)
    return {names[key]: kind.pop() if len(kind) == 1 else "VARCHAR" for key, kind in kinds.items()}


def _column(column: str, kind: str, source: Source) -> str:
    own = {_folded(name): name for name in reversed(source.columns)}.get(_folded(column))
    value = "NULL" if own is None else quoted(own)
    return f"CAST({value} AS {kind}) AS {quoted(column)}"


def _folded(name: str) -> str:
    """Fold the names that mean one column: Case ID, case_id and CaseId."""
    return plain(name) or name.lower()


def _notes(sources: Sequence[Source]) -> list[str]:
    """Tell what was assumed, once for all files of which it is true."""
    told: dict[str, list[str]] = {}
    for source in sources:
        for note in source.notes:
            told.setdefault(note, []).append(source.name)
    return [
        note if len(names) == len(sources) else f"{_listed(names)}: {note}"
        for note, names in told.items()
    ]


def _listed(names: Sequence[str]) -> str:
    return names[0] + (say(" and {count} more", count=len(names) - 1) if len(names) > 1 else "")


def _refuse_strangers(sources: Sequence[Source]) -> None:
    first, *others = sources
    known = {_folded(column) for column in first.columns}
    for other in others:
        if known.isdisjoint(_folded(column) for column in other.columns):
            raise UnreadableFile(
                say("{other}: has no column of {first}", other=other.name, first=first.name),
                say("read the two as logs of their own"),
            )
