"""The result of checking a log against a model: frozen numbers that every reporter writes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procmine.findings import Finding

Method = Literal["alignments", "token-replay", "footprints", "constraints"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number known to lie from `low` to `high`; the two are equal where it is known exactly."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class UnknownLabel:
    """An activity that only one of log and model knows, and what it may be called in the other.

    `events` and `cases` count it in the log; both are 0 for one that only the model knows.
    """

    label: str
    events: int
    cases: int
    like: str | None


@dataclass(frozen=True, slots=True)
class ConstraintResult:
    """How one constraint fared: the cases that it concerns, and those that break it."""

    name: str
    template: str
    concerned: int
    broken: int


@dataclass(frozen=True, slots=True)
class Conformance:
    """How far a log keeps to a model.

    `judged` cases have an exact answer; of the others only bounds are known, which stand in
    `fitting` (share of cases without any deviation), `fitness` (mean over the cases) and
    `log_fitness` (over the sum of all costs). `fitness` is None for constraints.
    `precision` is None where it wasn't asked for. `deviations` are findings PM6xx, worst first;
    `left_out` counts those beyond the ones shown, per rule code; `classes` are the codes and names
    of the rules that looked for deviations.
    """

    model: str
    model_kind: str
    method: Method
    cases: int
    variants: int
    judged: int
    fitting: Bounds
    fitness: Bounds | None
    log_fitness: Bounds | None
    precision: float | None = None
    only_in_log: tuple[UnknownLabel, ...] = ()
    only_in_model: tuple[UnknownLabel, ...] = ()
    constraints: tuple[ConstraintResult, ...] = ()
    deviations: tuple[Finding, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    classes: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether every case was judged and none deviates."""
        return self.judged == self.cases and self.fitting.low == 1.0


@dataclass(frozen=True, slots=True)
class ModelQuality:
    """How good a model of a log is; all shares are from 0 to 1, more is better.

    `fitting`, `fitness` and `log_fitness` are as of Conformance, `precision` is align-ETC's.
    `generalisation` is 1 minus the mean over the transitions of 1 / sqrt(runs of it), by token
    replay (Buijs, van Dongen, van der Aalst 2014); `simplicity` is 1 / (1 + mean degree of
    places and transitions - 2) (Sánchez-González and others 2010). `sound` is None where it is not
    known, and `unsound_for` says why it is not, or not known. `size` counts the model's parts.
    What constraints don't have is None.
    """

    fitting: Bounds
    fitness: Bounds | None
    log_fitness: Bounds | None
    precision: float | None
    generalisation: float | None
    simplicity: float | None
    sound: bool | None
    unsound_for: tuple[str, ...]
    size: tuple[tuple[str, int], ...]
