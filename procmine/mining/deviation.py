"""What a deviation of a variant is."""

from __future__ import annotations

from dataclasses import dataclass

from procmine.models.constraints import Deviation


@dataclass(frozen=True, slots=True)
class Deviating:
    """One deviation of a variant; fields as in the relation `deviations`."""

    kind: Deviation
    activity: str
    seq: int
    from_activity: str | None = None
    element: str = ""
