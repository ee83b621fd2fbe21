"""Texts as TOML writes them."""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def toml_text(text: str) -> str:
    """Write a basic string of TOML, with what it can't hold, and what steers a page, as escapes."""
    text = _SURROGATES.sub("\ufffd", text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + '"'
