"""Times as texts: small differences in writing are mended, so that few shapes remain.

Each mending is a pair of patterns that Python and the engine understand alike: Python mends the
sample that a format is recognised by, the engine the whole column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from procmine.engine import literal
from procmine.eventlog._month_names import DAY_NAMES, MONTH_NAMES

#: Blanks that JavaScript, Java and spreadsheets put into times, and tabs.
_OTHER_BLANKS = re.compile("[\t\u00a0\u2007\u2009\u202f\u3000]")
_MENDINGS = tuple(
    (re.compile(pattern, re.MULTILINE), instead)
    for pattern, instead in (
        (r"\[[A-Za-z_/]+\]$", ""),  # the zone's name behind its offset, as Java writes it
        (r"^/Date\((\d+)(?:[+-]\d{4})?\)/$", r"\1"),
        (r"^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일] *", r"\1-\2-\3 "),
        (r"([时時시]) ?(\d)([分분])", r"\1 0\2\3"),
        (r"点(\d)分", r"点0\1分"),
        (r"([分분]) ?(\d)([秒초])", r"\1 0\2\3"),
        (r"(\d{1,2})[时時点시] ?(\d{2})[分분]?", r"\1:\2"),
        (r"(:\d{2}) ?(\d{2})[秒초]", r"\1:\2"),
        (r"(\d{1,2})[时時点시]$", r"\1:00"),
        (r"^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?( |$)", r"\1-\2-\3\4"),
        (r"(?:上午|凌晨|早上|午前|오전) *([\d:.]+)", r"\1 AM"),
        (r"(?:下午|晚上|中午|午後|午后|오후) *([\d:.]+)", r"\1 PM"),
        (r"^(\d{4}-\d{2}-\d{2})-(\d{2})\.(\d{2})\.(\d{2})", r"\1 \2:\3:\4"),
        (r"^(\d{4}):(\d{2}):(\d{2}) ", r"\1-\2-\3 "),
        (r"^([\d-]{8,10})_(\d)", r"\1 \2"),
        (r"^(\d{1,2}/[A-Za-z]{3}/\d{4}):", r"\1 "),
        (r"^(\d{1,2}[./-]\d{1,2}[./-]\d{2,4})T", r"\1 "),
        (r"(:\d{2}),(\d)", r"\1.\2"),
        (r"(?:, +| {2,})", " "),
        DAY_NAMES,
        (r"^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", r"\1.\2.\3"),
        (r"(?i)^(\d{1,2})(?:\.|º|er|st|nd|rd|th) ([^\d\s])", r"\1 \2"),
        (r"(?i)([a-z] \d{1,2})(?:st|nd|rd|th) ", r"\1 "),
        (r"(?i) (?:de|del) ", " "),
        *MONTH_NAMES,
        (r"([A-Za-z]{3})\.([ -])", r"\1\2"),
        (r"^(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]* ", ""),
        (r"(?i) (?:at|um|à|a las|às|alle|om|kl\.?|@|-|–) ?(\d{1,2}[:h.])", r" \1"),
        (r"(\d{1,2}) ?h ?(\d{2})( |$)", r"\1:\2\3"),
        (r"(?i)(\d) ?(?:uhr|uur|hrs)\.?$", r"\1"),
        (r" (\d{1,2})\.(\d{2})\.(\d{2})(\D|$)", r" \1:\2:\3\4"),
        (r" (\d{1,2})\.(\d{2})( ?[AaPp]|$)", r" \1:\2\3"),
        (r"(:\d{2}\.\d{6})\d+", r"\1"),
        (r"(\d) ?([AaPp])\.? ?[Mm]\.?$", r"\1 \2M"),
        (r"^([A-Z][a-z]{2} \d{1,2}) (\d{2}:\d{2}:\d{2}) (?:UTC|GMT) (\d{4})$", r"\1 \3 \2+00:00"),
        (r"(:\d{2}(?:\.\d+)?|T\d{6}(?:\.\d+)?) ?(?:Z|UTC|GMT)$", r"\1+00:00"),
        (r"(:\d{2}(?:\.\d+)?) ?(?:CET|MEZ)$", r"\1+01:00"),
        (r"(:\d{2}(?:\.\d+)?) ?(?:CEST|MESZ|EET)$", r"\1+02:00"),
        (r"(:\d{2}(?:\.\d+)?) ?EEST$", r"\1+03:00"),
        (r"([+-]\d{2}:?\d{2}) (?:UTC|GMT)$", r"\1"),
        (r"(:\d{2}(?:\.\d+)?) ([+-]\d{2})", r"\1\2"),
        (r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})", r"\1-\2-\3"),
        (r" $", ""),
    )
)


def mended(texts: Sequence[str]) -> tuple[list[str], str]:
    """Mend a sample of texts; give them, and the SQL that mends alike, with {} for the column."""
    sql, found = "{}", list(texts)
    if any(_OTHER_BLANKS.search(text) for text in texts):
        sql = f"regexp_replace({sql}, {literal(_OTHER_BLANKS.pattern)}, ' ', 'g')"
        found = [_OTHER_BLANKS.sub(" ", text) for text in found]
    if any(text != text.strip() for text in found):
        sql = f"trim({sql})"
        found = [text.strip() for text in found]
    for pattern, instead in _MENDINGS:
        # Most patterns are in no text: one search through all of them is enough to see that.
        if not pattern.search("\n".join(found)):
            continue
        again = [pattern.sub(instead, text) for text in found]
        if again != found:
            sql = f"regexp_replace({sql}, {literal(pattern.pattern)}, {literal(instead)}, 'g')"
            found = again
    return found, sql
