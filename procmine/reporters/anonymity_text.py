"""What is told of a log that is to leave the house: what is left of it, and the risk."""

from __future__ import annotations

from dataclasses import fields

from procmine.report import Anonymity, Language, Risk
from procmine.words import count_text, share_text
from procmine.words.privacy import privacy_word

_GAP = 2


def anonymity_text(told: Anonymity, language: Language = "en") -> str:
    """Write what is left of the log, and the risk before and after as a small table."""
    from rich.cells import cell_len

    counts = ("cases_left", "cases", "events_left", "events", "cut")
    numbers = {name: count_text(getattr(told, name)) for name in counts}
    rows = [tuple(privacy_word(key, language) for key in ("risk", "before", "after"))]
    rows += [
        (
            privacy_word(field.name, language),
            share_text(getattr(told.before, field.name)),
            share_text(getattr(told.after, field.name)),
        )
        for field in fields(Risk)
    ]
    wide = [max(cell_len(row[place]) for row in rows) for place in range(3)]
    lines = [privacy_word("left", language).format_map(numbers), ""]
    for name, *shares in rows:
        cells = [name + " " * (wide[0] - cell_len(name))]
        cells += [
            " " * (width - cell_len(share)) + share
            for share, width in zip(shares, wide[1:], strict=True)
        ]
        lines.append((" " * _GAP).join(cells).rstrip())
    return "\n".join(lines) + "\n"
