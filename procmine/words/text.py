"""Text that came with a log, made harmless for a page or a terminal."""

from __future__ import annotations

import re

_CONTROL_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours and cursor movements
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # titles and links
)
_LINE_BREAKS = re.compile(r"[\t-\r\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Take out what steers a terminal or turns the reading order round, and keep to one line.

    Terminal sequences, control characters (C0, C1) and bidirectional overrides go; tabs and line
    breaks become a space, and halves of surrogate pairs, which no file can hold, become U+FFFD.
    """
    text = _CONTROL_SEQUENCE.sub("", text)
    text = _LINE_BREAKS.sub(" ", text)
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))
