"""Lines too long for a row: they are taken out of a text before the engine sees it.

The engine passes over a line of a gigabyte without a word, so that it could not be counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from procmine.engine import LONGEST_LINE, Rejected
from procmine.importers.packing import keep

_STEP = LONGEST_LINE // 2
_WINDOW = 1 << 16
_REASON = f"more than {LONGEST_LINE // 2**20} MB"


def may_have_long_lines(file: Path) -> bool:
    """Say whether a line may be too long; a look at every few megabytes can't miss one."""
    size = file.stat().st_size
    if size <= LONGEST_LINE:
        return False
    with file.open("rb") as raw:
        for place in range(0, size, _STEP):
            raw.seek(place)
            window = raw.read(_WINDOW)
            if len(window) == _WINDOW and b"\n" not in window:
                return True
    return False


def without_long_lines(file: Path, target: Path) -> Rejected | None:
    """Write a text without the lines that are too long; tell of these, if there are some."""
    first: Rejected | None = None
    count = 0

    def kept() -> Iterator[bytes]:
        nonlocal first, count
        with file.open("rb") as raw:
            number = 0
            while line := raw.readline(LONGEST_LINE):
                number += 1
                if len(line) < LONGEST_LINE or line.endswith(b"\n"):
                    yield line
                    continue
                count += 1
                text = line[:100].decode("utf-8", "replace")
                first = first or Rejected(0, number, text, _REASON)
                while line and not line.endswith(b"\n"):
                    line = raw.readline(LONGEST_LINE)

    keep(kept(), target)
    return replace(first, count=count) if first else None
