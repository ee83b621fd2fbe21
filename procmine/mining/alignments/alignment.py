"""What an alignment is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MoveKind = Literal["both", "log", "model"]


@dataclass(frozen=True, slots=True)
class Move:
    """One step of an alignment.

    `both`: event and model go together; `log`: an event that the model doesn't allow here;
    `model`: a visible step of the model for which there is no event. Silent steps are left out.
    `seq` is the place of the event in its variant, from 1; for a model move the place of
    the event before it, 0 at the beginning. `element` is the id in the model's file.
    """

    kind: MoveKind
    activity: str
    seq: int
    element: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a variant, by its number, is aligned to a model.

    The cost lies from `low` to `high`. `moves` are of an optimal alignment where the two are
    equal, of the best one known, or None where none is known.
    """

    variant: int
    low: int
    high: int
    moves: tuple[Move, ...] | None

    @property
    def exact(self) -> bool:
        """Whether the cost is known."""
        return self.low == self.high
