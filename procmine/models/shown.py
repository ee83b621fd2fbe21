"""Names of a model's parts, as messages show them."""

from __future__ import annotations

from procmine.words.text import clean_text

_LONGEST = 60


def shown(name: str | None) -> str:
    """Give a name in quotation marks, on one line, cut where it is long."""
    text = clean_text(name or "")
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[: _LONGEST - 1]}…'"
