"""Read and change the file of a baseline: TOML that people review, with one [[accepted]] each.

What people wrote by hand, their comments and the order of their keys, stays as it is: an update
takes out whole entries and puts in whole entries, and touches no other byte.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from procmine.errors import UsageError
from procmine.gate.baseline import Accepted
from procmine.gate.baseline_keys import accepted_of, mistakes_of
from procmine.words.say import say, unsaid
from procmine.words.toml import toml_text

#: The name of the file beside a log.
FILE_NAME = "procmine-baseline.toml"
_LARGEST = 16 << 20
_HEAD = unsaid(
    """\
# Findings and deviations that are accepted: `procmine check` fails by others that are new.
# `procmine baseline update` adds and removes entries and leaves all else as it is.
# In an entry, by hand: owner, reason, expires (the last day), and limit = "10%" (fails by more
# of the cases).
"""
)
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*accepted[ \t]*\]\][ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
_REMARKS = re.compile(r"(?:^[ \t]*#[^\n]*\n)+\Z", re.MULTILINE)


def read_baseline(path: Path) -> tuple[Accepted, ...]:
    """Read a baseline; UsageError that tells all its mistakes where it has some."""
    return parsed(content_of(path), str(path))


def parsed(content: str, source: str) -> tuple[Accepted, ...]:
    """Read the text of a baseline; `source` and errors as of read_baseline()."""
    try:
        tables = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise UsageError(
            say("{path}: is no TOML: {error}", path=source, error=error),
            say("texts stand in quotes"),
        ) from None
    mistakes = list(mistakes_of(tables))
    if mistakes:
        what = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        raise UsageError(
            f"{source}: {what}: {'; '.join(mistakes)}",
            say("`procmine baseline write LOG` writes one that is right"),
        )
    return tuple(map(accepted_of, tables.get("accepted", [])))


def updated(content: str, add: Iterable[Accepted], remove: Collection[str], source: str) -> str:
    """Give the text of a baseline with entries put in, by code, and others taken out.

    `remove` are fingerprints. Raises UsageError for a file in which entries can't be told apart.
    """
    accepted = parsed(content, source)
    newline = "\r\n" if "\r\n" in content else "\n"
    head, blocks = _blocks(content)
    if len(blocks) != len(accepted):
        raise UsageError(
            say("{source}: its entries can't be told apart", source=source),
            say("begin each with a line [[accepted]]"),
        )
    kept = [
        (entry.code, entry.fingerprint, block)
        for entry, block in zip(accepted, blocks, strict=True)
        if entry.fingerprint not in remove
    ]
    for entry in add:
        key = (entry.code, entry.fingerprint)
        place = next((n for n, (*other, _) in enumerate(kept) if tuple(other) > key), len(kept))
        kept.insert(place, (*key, _written(entry).replace("\n", newline)))
    changed = _joined([head, *(block for *_, block in kept)], [head, *blocks], newline)
    if [e.fingerprint for e in parsed(changed, source)] != [f for _, f, _ in kept]:
        raise UsageError(
            say("{source}: its entries can't be told apart", source=source),
            say("take [[accepted]] out of its texts"),
        )
    return changed


def started(accepted: Iterable[Accepted]) -> str:
    """Give the text of a new baseline."""
    return updated(say(_HEAD), accepted, (), FILE_NAME)


def content_of(path: Path) -> str:
    """Give the text of a baseline's file; UsageError where it can't be read."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise UsageError(
                say("{path}: too large for a baseline", path=path), say("is it the right file?")
            )
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(
            say("{path}: is no TOML: it is not in UTF-8", path=path), say("save it in UTF-8")
        ) from None
    except FileNotFoundError:
        raise UsageError(
            say("{path}: there is no such file", path=path),
            say("`procmine baseline write LOG` writes one"),
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or say("is no name of a file")
        raise UsageError(f"{path}: {reason}", say("name the file of a baseline")) from None


def _blocks(content: str) -> tuple[str, list[str]]:
    """Cut a text before each entry; the remarks right above one are its own."""
    starts = []
    for header in _HEADER.finditer(content):
        remarks = _REMARKS.search(content, 0, header.start())
        starts.append(remarks.start() if remarks else header.start())
    cuts = [0, *starts, len(content)]
    head, *blocks = (content[start:end] for start, end in pairwise(cuts))
    return head, blocks


def _joined(parts: Sequence[str], before: Sequence[str], newline: str) -> str:
    """Put parts behind each other, with an empty line between two that were not neighbours."""
    neighbours = set(pairwise(before))
    text = parts[0]
    for part, following in pairwise(parts):
        if (part, following) not in neighbours and text.strip():
            text = text.rstrip() + newline * 2
        text += following
    return text


def _written(entry: Accepted) -> str:
    lines = ["[[accepted]]"]
    for name in ("fingerprint", "code", "title", "model", "cases", "owner", "reason"):
        if name != "model" or entry.model:
            lines.append(f"{name} = {toml_text(getattr(entry, name))}")
    for name in ("accepted", "expires"):
        if getattr(entry, name) is not None:
            lines.append(f"{name} = {getattr(entry, name).isoformat()}")
    return "\n".join(lines) + "\n"
