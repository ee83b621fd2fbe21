"""Data for a script of the page, written so that it can end neither the element nor a line."""

from __future__ import annotations

import json
from typing import Any

_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def script_json(value: Any) -> str:
    """Write a value as JSON that stands as it is inside a <script> element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_ESCAPED)
