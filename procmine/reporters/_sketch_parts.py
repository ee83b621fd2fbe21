"""The boxes and arrows that a sketch of the process map is made of."""

from __future__ import annotations

from dataclasses import dataclass

from procmine.reporters._map_words import Measure, columns


@dataclass(frozen=True, slots=True)
class Box:
    """An activity, the start or end marker (`marker`), or what no case does (`missing`).

    `marks` say that cases leave the model there.
    """

    id: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    title: str
    level: int = 0
    rank: int | None = None
    marker: bool = False
    missing: bool = False
    marks: tuple[str, ...] = ()

    @property
    def width(self) -> float:
        """The width in points, from the widest line."""
        if self.marker:
            return 14.0 + 7.0 * max(map(columns, self.lines))
        return max(
            96.0,
            24.0 + 7.4 * max(map(columns, self.lines)),
            20.0 + 6.2 * max(map(columns, (*self.notes, *self.marks))),
        )

    @property
    def height(self) -> float:
        """The height in points."""
        notes = len(self.notes) + len(self.marks)
        return 20.0 if self.marker else 14.0 + 16.0 * len(self.lines) + 14.0 * notes


@dataclass(frozen=True, slots=True)
class Arrow:
    """A flow between two boxes, by their ids; `faint` from the start or to the end.

    `marks` say that cases leave the model there.
    """

    tail: str
    head: str
    lines: tuple[str, ...]
    title: str
    width: float = 1.0
    level: int = 0
    rank: int | None = None
    faint: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """All boxes and arrows of one map, with the title and the text that stand for it."""

    measure: Measure
    title: str
    text: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
