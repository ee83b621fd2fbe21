"""What is said of a column that is needed and not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from procmine.errors import ColumnError
from procmine.words.say import say

#: So many columns of the file are named.
_SHOWN = 12


def missing_columns(source: str, wanted: Mapping[str, str], columns: Sequence[str]) -> ColumnError:
    """Name the missing columns, by the option that sets each, and those that there are."""
    names = ", ".join(f"'{name}'" for name in wanted.values())
    near = {option: _nearest(name, columns) for option, name in wanted.items()}
    asked = [f"{option} {guess}" for option, guess in near.items() if guess]
    others = [f"{option} COLUMN" for option, guess in near.items() if not guess]
    hint = say("did you mean {options}? ", options=" ".join(asked)) if asked else ""
    if others and len(wanted) == 1:
        hint += say("name it with {options}. ", options=others[0])
    elif others:
        hint += say("name them with {options}. ", options=" ".join(others))
    shown = ", ".join(columns[:_SHOWN])
    if len(columns) > _SHOWN:
        shown += say(" and {count} more", count=len(columns) - _SHOWN)
    if len(wanted) == 1:
        message = say("{source}: no column {name}", source=source, name=names)
    else:
        message = say("{source}: no columns {names}", source=source, names=names)
    return ColumnError(message, say("{guess}The file has: {shown}", guess=hint, shown=shown))


def _nearest(name: str, columns: Sequence[str]) -> str | None:
    folded = {column.lower(): column for column in columns}
    near = get_close_matches(name.lower(), list(folded), n=1, cutoff=0.7)
    return folded[near[0]] if near else None
