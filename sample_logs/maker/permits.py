"""Building permits in China: missing papers, a slow way between departments, two approvals."""

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

MONDAY = datetime(2025, 3, 3)
CASES = 400
WEEKS = 10
SEED = "permits"
DISTRICTS = ("东城区", "西城区", "南城区", "北城区")
STAFF = {
    "窗口人员": ("王芳", "李娜"),
    "审核员": ("张伟", "刘洋", "陈静"),
    "勘查员": ("赵磊", "孙强", "周敏"),
    "规划员": ("吴婷", "郑凯"),
    "审批领导": ("冯军", "蒋丽"),
    "制证员": ("韩雪",),
}


@dataclass(frozen=True)
class Settings:
    """How often and how long the planted waste is."""

    #: Share of applications whose papers are incomplete, and of those again.
    incomplete: float = 0.35
    incomplete_again: float = 0.2
    #: Mean hours until the applicant comes with the missing papers.
    applicant_hours: float = 10.0
    #: Mean hours on the way from the survey to the planning department.
    transfer_hours: float = 36.0
    #: Share of applications that a second leader approves as well.
    approved_twice: float = 0.7


def permit(draws: Draws, settings: Settings) -> Process:
    """Handle one application."""

    def review() -> Task:
        return Task("材料审核", "审核员", draws.gamma("review", 40 * MINUTE))

    def approve(never: str = "") -> Task:
        return Task("领导审批", "审批领导", draws.gamma("approve", 30 * MINUTE), never=never)

    yield Task("受理申请", "窗口人员", draws.gamma("accept", 12 * MINUTE))
    yield review()
    times = draws.chance("is incomplete", settings.incomplete)
    times += times and draws.chance("is incomplete again", settings.incomplete_again)
    for _ in range(times):
        delay = draws.gamma("applicant", settings.applicant_hours * HOUR)
        yield Task("补正材料", "窗口人员", draws.gamma("supplement", 20 * MINUTE), delay)
        yield review()
    yield Task("现场勘查", "勘查员", draws.lognormal("survey", 100 * MINUTE, 0.35))
    hours = settings.transfer_hours
    delay = draws.lognormal("transfer", hours * HOUR, 0.3) if hours else 0
    yield Task("规划审查", "规划员", draws.gamma("planning", 50 * MINUTE), delay)
    leader = yield approve()
    if draws.chance("is approved twice", settings.approved_twice):
        yield approve(never=leader)
    yield Task("制作证件", "制证员", draws.gamma("print", 12 * MINUTE))
    yield Task("发放许可证", "窗口人员", draws.gamma("issue", 8 * MINUTE))


def simulate(changes: Mapping[str, Any]) -> list[Event]:
    """Run the process with `changes` to its settings."""
    settings = replace(Settings(), **changes)
    cases = {f"JZ2025{n:04}": permit(Draws(f"{SEED}/{n}"), settings) for n in range(1, CASES + 1)}
    return run(STAFF, OfficeHours(9, 17), cases, WEEKS, Draws(SEED))


@cache
def district(case: str) -> str:
    """Give the district of a case, which has no influence on anything."""
    return Draws(f"{SEED}/{case}").pick("district", DISTRICTS)


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
        district(event.case),
    )


PERMITS = Scenario(
    name="permits_gbk.csv",
    header=("案例编号", "活动", "开始时间", "时间", "处理人", "角色", "区域"),
    planted=(
        Planted(
            kind="rework_loop",
            at="补正材料",
            to="材料审核",
            next="现场勘查",
            strength=0.35,
            without={"incomplete": 0.0},
        ),
        Planted(
            kind="slow_handoff",
            at="现场勘查",
            to="",
            next="规划审查",
            strength=36.0,
            without={"transfer_hours": 0.0},
        ),
        Planted(
            kind="double_approval",
            at="领导审批",
            to="",
            next="制作证件",
            strength=0.7,
            without={"approved_twice": 0.0},
        ),
    ),
    simulate=simulate,
    row=row,
    encoding="gbk",
)
