"""How much memory there is, and how a size is read."""

from __future__ import annotations

import os
import re
from pathlib import Path

from procmine.errors import UsageError
from procmine.words.say import say

_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12,
          "KI": 2**10, "MI": 2**20, "GI": 2**30, "TI": 2**40}  # fmt: skip
#: The engine needs this much to work at all.
LEAST = 100 * 10**6
#: Share of the machine's memory that is used where nothing is said.
DEFAULT_SHARE = 0.6


def bytes_of(size: str) -> int:
    """Read a size such as 4GB, 512 MiB or 60% of the machine; UsageError where it is none."""
    percent = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*%\s*", size)
    if percent:
        amount = int(available() * float(percent[1]) / 100)
    else:
        match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT]?I?)B?\s*", size.upper())
        if not match:
            raise UsageError(
                say("--memory {size}: not a size", size=size),
                say("write it like 4GB, 512MiB or 50%"),
            )
        amount = int(float(match[1]) * _UNITS[match[2]])
    if amount < LEAST:
        raise UsageError(
            say("--memory {size}: too little to work with", size=size), say("give at least 100MB")
        )
    return amount


def available() -> int:
    """Give the bytes of the machine, or of the container where that has a smaller limit."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        path = Path(limit)
        text = path.read_text().strip() if path.exists() else "max"
        if text.isdigit():
            machine = min(machine, int(text))
    return machine
