"""What XML can hold: texts are escaped in the engine, and characters that XML forbids replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable

from procmine.engine import Engine, literal

#: Characters that no XML 1.0 file may hold, in the notation that Python and the engine share.
_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f{}{}]"
_OF_PYTHON = re.compile(_FORBIDDEN.format("\ufffe", "\uffff"))
_OF_ENGINE = literal(_FORBIDDEN.format(r"\x{FFFE}", r"\x{FFFF}"))
_REPLACEMENT = "\ufffd"
#: A text without any of these is written as it is.
_SPECIAL = literal(r"""[&<>"\x00-\x1f\x{FFFE}\x{FFFF}]""")
#: Line breaks and tabs would be read back as blanks.
_ESCAPES = (
    ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"),
    ("\n", "&#10;"), ("\r", "&#13;"), ("\t", "&#9;"),
)  # fmt: skip


def escaped(sql: str) -> str:
    """Give the SQL of a text as it stands in an attribute or an element."""
    value = f"regexp_replace({sql}, {_OF_ENGINE}, '{_REPLACEMENT}', 'g')"
    for character, instead in _ESCAPES:
        value = f"replace({value}, {literal(character)}, '{instead}')"
    return f"CASE WHEN regexp_matches({sql}, {_SPECIAL}) THEN {value} ELSE {sql} END"


def escaped_text(text: str) -> str:
    """Escape a text of Python alike."""
    text = _OF_PYTHON.sub(_REPLACEMENT, text)
    for character, instead in _ESCAPES:
        text = text.replace(character, instead)
    return text


def told_forbidden(engine: Engine, texts: Iterable[str]) -> tuple[str, ...]:
    """Tell how many of the values of `events` hold characters that XML forbids."""
    counts = " + ".join(f"count(*) FILTER (regexp_matches({t}, {_OF_ENGINE}))" for t in texts)
    number = engine.records(f"SELECT {counts} AS n FROM events")[0]["n"]
    if not number:
        return ()
    return (
        f"values with control characters, which XML can't hold: {number:,}; '{_REPLACEMENT}'"
        " stands in the place of each",
    )
