"""A process tree: operators over activities, sound by construction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Sequence, exclusive choice, parallel, loop (do, redo…) and inclusive choice.
Operator = Literal["->", "X", "+", "*", "O"]


@dataclass(frozen=True, slots=True)
class ProcessTree:
    """An operator with children, or a leaf: an activity, or with neither a silent step (tau)."""

    operator: Operator | None = None
    label: str | None = None
    children: tuple[ProcessTree, ...] = ()
    #: The id of the leaf in the file that it was read from.
    element: str = ""
