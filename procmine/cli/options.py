"""The options that several commands share, each told once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from procmine.eventlog import EventLog

_COLUMNS = "Columns (recognised where not given)"
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


Case = Annotated[str | None, _column("--case", "Which case an event belongs to.")]
Activity = Annotated[str | None, _column("--activity", "What was done.")]
Timestamp = Annotated[str | None, _column("--timestamp", "When it was completed.")]
Start = Annotated[str | None, _column("--start", "When it was started.")]
Resource = Annotated[str | None, _column("--resource", "Who did it.")]
Role = Annotated[str | None, _column("--role", "The role or team of who did it.")]
Memory = Annotated[
    str | None,
    typer.Option(metavar="SIZE", help="Memory to use, such as 4GB or 50%; what doesn't fit goes to"
                 " disk (default 60%).", rich_help_panel=_RUNNING),
]  # fmt: skip
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="No progress on standard error.", rich_help_panel=_RUNNING),
]
Language = Annotated[Lang, typer.Option("--lang", help="Language of the report.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="PATH", help="Where to write; - is standard output."),
]
Activities = Annotated[
    float | None,
    typer.Option(min=0, max=1, metavar="SHARE", help="Share of activities in the map, the most"
                 " frequent first (0 to 1)."),
]  # fmt: skip
Paths = Annotated[
    float | None,
    typer.Option(min=0, max=1, metavar="SHARE", help="Share of flows in the map, the most frequent"
                 " first (0 to 1)."),
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
