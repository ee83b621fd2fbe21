"""Times as texts: small differences in writing are mended, so that few shapes remain.

Each mending is a pair of patterns that Python and the engine understand alike: Python mends the
sample that a format is recognised by, the engine the whole column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from procmine.engine import literal

_MENDINGS = tuple(
    (re.compile(pattern, re.MULTILINE), instead)
    for pattern, instead in (
        (r"\[[A-Za-z_/]+\]$", ""),  # the zone's name behind its offset, as Java writes it
        (r"^(\d{4})年(\d{1,2})月(\d{1,2})日 *", r"\1-\2-\3 "),
        (r"时(\d)分", r"时0\1分"),
        (r"点(\d)分", r"点0\1分"),
        (r"分(\d)秒", r"分0\1秒"),
        (r"(\d{1,2})[时点](\d{2})分?", r"\1:\2"),
        (r"(:\d{2})(\d{2})秒", r"\1:\2"),
        (r"(\d{1,2})[时点]$", r"\1:00"),
        (r"上午 *([\d:.]+)", r"\1 AM"),
        (r"下午 *([\d:.]+)", r"\1 PM"),
        (r"(:\d{2}),(\d)", r"\1.\2"),
        (r"(:\d{2}\.\d{6})\d+", r"\1"),
        (r"(?:, +| {2,})", " "),
        (r"^(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]* ", ""),
        (r" (\d{1,2})\.(\d{2})\.(\d{2})", r" \1:\2:\3"),
        (r"(\d) ?([AaPp])\.?[Mm]\.?$", r"\1 \2M"),
        (r"(:\d{2}(?:\.\d+)?|T\d{6}) ?(?:Z|UTC|GMT)$", r"\1+00:00"),
        (r"(:\d{2}(?:\.\d+)?) ([+-]\d{2})", r"\1\2"),
        (r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})", r"\1-\2-\3"),
        (r" $", ""),
    )
)


def mended(texts: Sequence[str]) -> tuple[list[str], str]:
    """Mend a sample of texts; give them, and the SQL that mends alike, with {} for the column."""
    sql = "trim({})" if any(t != t.strip() for t in texts) else "{}"
    found = [text.strip() for text in texts]
    for pattern, instead in _MENDINGS:
        # Most patterns are in no text: one search through all of them is enough to see that.
        if not pattern.search("\n".join(found)):
            continue
        again = [pattern.sub(instead, text) for text in found]
        if again != found:
            sql = f"regexp_replace({sql}, {literal(pattern.pattern)}, {literal(instead)}, 'g')"
            found = again
    return found, sql
