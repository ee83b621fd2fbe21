"""Purchase to pay: a specification to and fro, slow invoice matching, blanket orders by design."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from .draws import HOUR, MINUTE, Draws
from .office_hours import DAY, OfficeHours
from .scenario import Planted, Scenario, run
from .simulation import Event, Process, Task

MONDAY = datetime(2025, 1, 13)
CASES = 500
WEEKS = 9
SEED = "purchasing"
VENDORS = ("Alder Paper", "Brook Tools", "Cedar IT", "Dune Labs", "Elm Office", "Fjord Parts")
REQUESTERS = ("Adam", "Bea", "Cem", "Dora", "Emil", "Fay", "Gus", "Hana")
STAFF = {
    "Requester": REQUESTERS,
    "Buyer": ("Ivan", "Jana", "Kofi"),
    "Budget holder": ("Lena", "Marc"),
    "Goods receiver": ("Nina", "Otto"),
    "Invoice clerk": ("Paula", "Quinn"),
    "Treasurer": ("Rosa", "Sven"),
}
#: Cents an hour.
RATES = {
    "Requester": 4200,
    "Buyer": 4500,
    "Budget holder": 7000,
    "Goods receiver": 3000,
    "Invoice clerk": 3600,
    "Treasurer": 5200,
}


@dataclass(frozen=True)
class Settings:
    """How often and how long the planted waste is, and what only looks like waste."""

    #: Share of specifications that the buyer sends back, and of those again, and the mean hours
    #: until the requester answers.
    sent_back: float = 0.4
    sent_back_at_most: int = 4
    answer_hours: float = 4.0
    #: Mean minutes to match an invoice: two clerks are hardly enough.
    match_minutes: float = 105.0
    #: Share of blanket orders, delivered every month; no waste.
    blanket: float = 0.12
    #: Mean hours until the vendor delivers; no waste.
    delivery_hours: float = 40.0


def purchase(draws: Draws, settings: Settings) -> Process:
    """Buy one thing, or one thing every month."""
    requester = draws.pick("requester", REQUESTERS)

    def check() -> Task:
        return Task("Check specification", "Buyer", draws.gamma("check", 18 * MINUTE))

    def receive(delay: int) -> Task:
        seconds = draws.gamma("receive", 20 * MINUTE)
        return Task("Receive delivery", "Goods receiver", seconds, delay)

    seconds = draws.gamma("create", 12 * MINUTE)
    yield Task("Create requisition", "Requester", seconds, only=requester)
    yield check()
    for _ in range(settings.sent_back_at_most):
        if not draws.chance("is sent back", settings.sent_back):
            break
        seconds = draws.gamma("revise", 20 * MINUTE)
        delay = draws.gamma("answer", settings.answer_hours * HOUR)
        yield Task("Revise specification", "Requester", seconds, delay, only=requester)
        yield check()
    yield Task("Approve requisition", "Budget holder", draws.gamma("approve", 8 * MINUTE))
    yield Task("Send order", "Buyer", draws.gamma("order", 15 * MINUTE))
    yield receive(draws.lognormal("delivery", settings.delivery_hours * HOUR, 0.3))
    if draws.chance("is blanket", settings.blanket):
        for _ in range(draws.whole("months", 3, 5)):
            yield receive(30 * DAY + draws.whole("days", -1, 1) * DAY)
    yield Task("Record invoice", "Treasurer", draws.gamma("record", 7 * MINUTE))
    match = draws.lognormal("match", settings.match_minutes * MINUTE, 0.4)
    yield Task("Match invoice", "Invoice clerk", match)
    yield Task("Pay invoice", "Treasurer", draws.gamma("pay", 6 * MINUTE))


def simulate(changes: Mapping[str, Any]) -> list[Event]:
    """Run the process with `changes` to its settings."""
    settings = replace(Settings(), **changes)
    cases = {f"PO-{n:03}": purchase(Draws(f"{SEED}/{n}"), settings) for n in range(1, CASES + 1)}
    return run(STAFF, OfficeHours(8, 16), cases, WEEKS, Draws(SEED))


@cache
def vendor(case: str) -> str:
    """Give the vendor of a case, who has no influence on anything."""
    return Draws(f"{SEED}/{case}").pick("vendor", VENDORS)


def clock(moment: int) -> str:
    """Write a moment as 3.2.2025 08:15, the seconds cut off."""
    time = MONDAY + timedelta(seconds=moment)
    return f"{time.day}.{time.month}.{time.year} {time:%H:%M}"


def row(event: Event) -> Sequence[str]:
    """Write one event as a line of the log."""
    cents = RATES[event.role] * (event.end - event.start) // HOUR
    return (
        event.case,
        event.activity,
        clock(event.start),
        clock(event.end),
        event.resource,
        event.role,
        f"{cents // 100},{cents % 100:02}",
        vendor(event.case),
    )


PURCHASING = Scenario(
    name="purchasing.csv",
    header=(
        "Case ID",
        "Activity",
        "Start Timestamp",
        "Complete Timestamp",
        "Resource",
        "Role",
        "Cost",
        "Vendor",
    ),
    planted=(
        Planted(
            kind="ping_pong",
            at="Check specification",
            to="Revise specification",
            next="Approve requisition",
            strength=0.4,
            without={"sent_back": 0.0},
        ),
        Planted(
            kind="slow_activity",
            at="Match invoice",
            to="",
            next="Pay invoice",
            strength=105.0,
            without={"match_minutes": 24.0},
        ),
    ),
    simulate=simulate,
    row=row,
    by_design=("Receive delivery",),
    delimiter=";",
)
