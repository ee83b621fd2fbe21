"""What a rule says about a log: one finding is one place where the process wastes time or work."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "rework", "redundancy", "handoff", "ping-pong", "waiting", "processing", "organisation",
    "service-level", "conformance", "automation", "drift", "data-quality",
]  # fmt: skip
Severity = Literal["high", "medium", "low"]
Action = Literal[
    "eliminate", "simplify", "combine", "automate", "reorder", "parallelise", "reassign",
    "add-capacity", "control",
]  # fmt: skip
#: What hours are of: a replay without it, waiting, work, or cases with it less those without.
Basis = Literal["replay", "waiting", "work", "comparison"]
Value = str | int | float | None

#: Kinds whose whole effort is avoidable, or that nobody should do at all, so that the share of
#: cases counts beside the time.
AVOIDABLE: frozenset[str] = frozenset({"rework", "redundancy", "ping-pong", "conformance"})
#: Severity: share of a mean case's time from which a finding is high, or medium …
HIGH_TIME_SHARE = 0.10
MEDIUM_TIME_SHARE = 0.02
#: … and the share of cases from which avoidable work is medium whatever time it takes.
MEDIUM_CASE_SHARE = 0.10
#: Share of the cases touched from which a doubt about the log is high, or medium.
QUALITY_HIGH_SHARE = 0.20
QUALITY_MEDIUM_SHARE = 0.05

_ORDER: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}


def severity_of(kind: Kind, time_share: float, case_share: float) -> Severity:
    """Judge a finding: high from 10 % of a mean case's time, medium from 2 %.

    Avoidable work (rework, redundancy, ping-pong) and what a model forbids is medium from 10 % of
    the cases as well, because it matters even where it costs little time. Anything else is low.
    """
    if time_share >= HIGH_TIME_SHARE:
        return "high"
    if time_share >= MEDIUM_TIME_SHARE:
        return "medium"
    if kind in AVOIDABLE and case_share >= MEDIUM_CASE_SHARE:
        return "medium"
    return "low"


def quality_severity(share: float, gravest: Severity) -> Severity:
    """Judge a doubt about the log by the share of the cases that it touches.

    High from 20 % of the cases, medium from 5 %, and never graver than `gravest`.
    """
    grave: Severity = "low"
    if share >= QUALITY_HIGH_SHARE:
        grave = "high"
    elif share >= QUALITY_MEDIUM_SHARE:
        grave = "medium"
    return max(grave, gravest, key=_ORDER.__getitem__)


@dataclass(frozen=True, slots=True)
class Subject:
    """Where the finding is: activities, roles and columns by the log's own names.

    `constraint_name` is the constraint of a reference model that is broken, `parties` are the two
    between whom a case goes back and forth.
    """

    activity: str | None = None
    from_activity: str | None = None
    to_activity: str | None = None
    activities: tuple[str, ...] = ()
    resource: str | None = None
    role: str | None = None
    column: str | None = None
    constraint_name: str | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Impact:
    """Hours by which a mean case, over all cases, would be shorter without the finding."""

    hours_per_case: float
    basis: Basis
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the finding is: false discovery rate q, and the word for it."""

    q: float
    status: Literal["supported", "inconclusive"]


@dataclass(frozen=True, slots=True)
class Redesign:
    """A redesign heuristic of Reijers & Liman Mansar (Omega 33(4), 2005) that fits the finding."""

    heuristic: str
    action: Action


@dataclass(frozen=True, slots=True)
class Table:
    """Evidence as a small table: the rows that a person checks first."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a reporter needs to know of the rule, so that it never imports one.

    A rule about the log itself has its advice for a repair in `redesign`, the name of that of --fix
    in `repair`, and in `affects` the codes and families of rules that it makes doubtful.
    """

    code: str
    name: str
    summary: str
    why: str
    ignore_when: str
    redesign: str
    affects: tuple[str, ...] = ()
    repair: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where time or work is wasted, with its evidence, size and suggested redesign.

    `title` is a plain sentence in the report's language. `cases` is the number of cases
    touched, `case_share` their share of all cases (0 to 1), `occurrences` how often it happened.
    `query` is the SQL that yields the evidence over the log's relations. `doubts` are the codes of
    the quality findings that make it doubtful.
    """

    rule: RuleInfo
    title: str
    kind: Kind
    severity: Severity
    subject: Subject
    cases: int
    case_share: float
    occurrences: int
    impact: Impact
    redesign: tuple[Redesign, ...]
    examples: tuple[str, ...]
    query: str
    cause: str | None = None
    confidence: Confidence | None = None
    evidence: Table = field(default_factory=lambda: Table((), ()))
    doubts: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The rule's code, such as PM203."""
        return self.rule.code

    @property
    def fingerprint(self) -> str:
        """The same for the same rule and place in every run and every later export of the log."""
        place = self.subject
        parts = [self.rule.code, place.activity, place.from_activity, place.to_activity,
                 *place.activities, place.resource, place.role]  # fmt: skip
        parts += [part for part in (place.column, place.constraint_name) if part is not None]
        parts += place.parties
        text = "\x1f".join("" if part is None else part for part in parts)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def reaches(findings: Iterable[Finding], severity: Severity) -> bool:
    """Say whether one of the findings is that severe, or more."""
    return any(_ORDER[finding.severity] <= _ORDER[severity] for finding in findings)


def worst_first(findings: list[Finding]) -> list[Finding]:
    """Sort by severity, hours per case, cases, and code and place, so that ties are settled."""
    return sorted(
        findings,
        key=lambda f: (
            _ORDER[f.severity],
            -f.impact.hours_per_case,
            -f.cases,
            f.rule.code,
            f.fingerprint,
        ),
    )
