"""The options that several commands share, each told once."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from procmine.eventlog import EventLog

REPORT = "Report"
RULES = "What to look for"
MAP = "Process map"
_COLUMNS = "Columns of the log (recognised where not given)"
_RUNNING = "Running"


class Lang(StrEnum):
    """The languages of a report."""

    EN = "en"
    ZH = "zh"


class FailOn(StrEnum):
    """The severities that a run can fail on."""

    HIGH = "high"
    MEDIUM = "medium"


def _column(flag: str, what: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        flag, metavar="COLUMN", help=what, rich_help_panel=_COLUMNS
    )
    return option


Log = Annotated[str, typer.Argument(metavar="LOG", help="An event log; - is standard input.")]
Case = Annotated[str | None, _column("--case", "Which case an event belongs to.")]
Activity = Annotated[str | None, _column("--activity", "What was done.")]
Timestamp = Annotated[str | None, _column("--timestamp", "When it was completed.")]
Start = Annotated[str | None, _column("--start", "When it was started.")]
Resource = Annotated[str | None, _column("--resource", "Who did it.")]
Role = Annotated[str | None, _column("--role", "The role or team of who did it.")]
Memory = Annotated[
    str | None,
    typer.Option(metavar="SIZE", help="Memory to use, such as 4GB or 50%; what doesn't fit goes to"
                 " disk.  [default: 60%]", rich_help_panel=_RUNNING),
]  # fmt: skip
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Show no progress.", rich_help_panel=_RUNNING),
]
Language = Annotated[
    Lang,
    typer.Option("--lang", metavar="en|zh", help="Write in English or Chinese.",
                 rich_help_panel=REPORT),
]  # fmt: skip
Activities = Annotated[
    float | None,
    typer.Option(metavar="SHARE", help="Draw this share of the activities, from 0 to 1, the most"
                 " frequent first.", rich_help_panel=MAP),
]  # fmt: skip
Paths = Annotated[
    float | None,
    typer.Option(metavar="SHARE", help="Draw this share of the flows, from 0 to 1, the most"
                 " frequent first.", rich_help_panel=MAP),
]  # fmt: skip


def opened(
    path: str,
    case: str | None,
    activity: str | None,
    timestamp: str | None,
    start: str | None,
    resource: str | None,
    role: str | None,
    memory: str | None,
) -> EventLog:
    """Read a log with the columns that the options name."""
    from procmine.importers import read

    return read(
        path,
        case=case,
        activity=activity,
        timestamp=timestamp,
        start=start,
        resource=resource,
        role=role,
        memory=memory,
    )
