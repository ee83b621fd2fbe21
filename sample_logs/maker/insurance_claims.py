"""Insurance claims: incomplete documents, a tray, a check for nothing, a second approval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from .draws import HOUR, MINUTE, Draws
from .office_hours import OfficeHours
from .scenario import Planted, Scenario, run
from .simulation import Event, Process, Task

MONDAY = datetime(2025, 2, 3)
CASES = 600
WEEKS = 9
SEED = "insurance claims 2"
TYPES = ("motor", "home", "travel", "liability")
STAFF = {
    "Intake": ("Anna", "Boris"),
    "Claims clerk": ("Carla", "David", "Elif"),
    "Assessor": ("Farid", "Greta", "Hugo", "Ines"),
    "Manager": ("Jonas", "Katrin"),
    "Settlement": ("Leon", "Mira"),
}


@dataclass(frozen=True)
class Settings:
    """How often and how long the planted waste is."""

    #: Share of cases that go from assessment back to the document check, and of those again.
    returned: float = 0.25
    returned_again: float = 0.15
    #: Mean hours in the tray between the manager and the settlement team.
    tray_hours: float = 30.0
    #: Share of cases with a check that changes nothing.
    cross_checked: float = 0.5
    #: Share of accepted claims that a second manager approves as well.
    approved_twice: float = 0.6
    #: Share of claims that are rejected; no waste.
    rejected: float = 0.1


def claim(draws: Draws, settings: Settings) -> Process:
    """Handle one claim."""

    def check_documents() -> Task:
        return Task("Check documents", "Claims clerk", draws.gamma("check", 25 * MINUTE))

    def assess() -> Task:
        return Task("Assess claim", "Assessor", draws.lognormal("assess", 50 * MINUTE))

    def approve(never: str = "") -> Task:
        return Task("Approve claim", "Manager", draws.gamma("approve", 20 * MINUTE), never=never)

    yield Task("Register claim", "Intake", draws.gamma("register", 8 * MINUTE))
    yield check_documents()
    if draws.chance("is cross-checked", settings.cross_checked):
        yield Task("Cross-check registry", "Claims clerk", draws.gamma("cross-check", 40 * MINUTE))
    yield assess()
    times = draws.chance("is returned", settings.returned)
    times += times and draws.chance("is returned again", settings.returned_again)
    for _ in range(times):
        yield check_documents()
        yield assess()
    if draws.chance("is rejected", settings.rejected):
        yield Task("Reject claim", "Assessor", draws.gamma("reject", 15 * MINUTE))
        yield Task("Inform customer", "Intake", draws.gamma("inform", 10 * MINUTE))
        yield Task("Archive claim", "Intake", draws.gamma("archive", 5 * MINUTE))
        return
    manager = yield approve()
    if draws.chance("is approved twice", settings.approved_twice):
        yield approve(never=manager)
    tray = draws.lognormal("tray", settings.tray_hours * HOUR, 0.3) if settings.tray_hours else 0
    seconds = draws.gamma("calculate", 25 * MINUTE)
    yield Task("Calculate payment", "Settlement", seconds, delay=tray)
    yield Task("Pay claim", "Settlement", draws.gamma("pay", 8 * MINUTE))
    yield Task("Inform customer", "Intake", draws.gamma("inform", 10 * MINUTE))
    yield Task("Archive claim", "Intake", draws.gamma("archive", 5 * MINUTE))


def simulate(changes: Mapping[str, Any]) -> list[Event]:
    """Run the process with `changes` to its settings."""
    settings = replace(Settings(), **changes)
    cases = {f"C{n:04}": claim(Draws(f"{SEED}/{n}"), settings) for n in range(1, CASES + 1)}
    return run(STAFF, OfficeHours(9, 17), cases, WEEKS, Draws(SEED))


@cache
def attributes(case: str) -> tuple[str, str]:
    """Give the claim's type and amount, which have no influence on anything."""
    draws = Draws(f"{SEED}/{case}")
    cents = draws.lognormal("amount", 240_000, 0.8)
    return draws.pick("type", TYPES), f"{cents // 100}.{cents % 100:02}"


def row(event: Event) -> Sequence[str]:
    """Write one event as a line of the log."""
    start, end = (MONDAY + timedelta(seconds=moment) for moment in (event.start, event.end))
    return (
        event.case,
        event.activity,
        f"{start:%Y-%m-%d %H:%M:%S}",
        f"{end:%Y-%m-%d %H:%M:%S}",
        event.resource,
        event.role,
        *attributes(event.case),
    )


INSURANCE_CLAIMS = Scenario(
    name="insurance_claims.csv",
    header=(
        "case_id",
        "activity",
        "start_time",
        "end_time",
        "resource",
        "role",
        "claim_type",
        "amount",
    ),
    planted=(
        Planted(
            kind="rework_loop",
            at="Assess claim",
            to="Check documents",
            next="Approve claim",
            strength=0.25,
            without={"returned": 0.0},
        ),
        Planted(
            kind="slow_handoff",
            at="Approve claim",
            to="",
            next="Calculate payment",
            strength=30.0,
            without={"tray_hours": 0.0},
        ),
        Planted(
            kind="redundant_step",
            at="Check documents",
            to="Cross-check registry",
            next="Assess claim",
            strength=0.5,
            without={"cross_checked": 0.0},
        ),
        Planted(
            kind="double_approval",
            at="Approve claim",
            to="",
            next="Calculate payment",
            strength=0.6,
            without={"approved_twice": 0.0},
        ),
    ),
    simulate=simulate,
    row=row,
)
