"""What a repair gives back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repaired:
    """The relation with the repaired rows, what was done, and how many rows are gone."""

    relation: str
    note: str
    removed: int = 0
