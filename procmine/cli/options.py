"""The options that several commands share, each told once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

REPORT = "Report"
RULES = "What to look for"
MAP = "Process map"
RUNNING = "Running"


class Lang(StrEnum):
    """The languages of a report."""

    EN = "en"
    ZH = "zh"


class FailOn(StrEnum):
    """The severities that a run can fail on."""

    HIGH = "high"
    MEDIUM = "medium"


Log = Annotated[
    str,
    typer.Argument(metavar="LOG", help="An event log: a file, a folder or pattern of files, a"
                   " database's URL; - is standard input."),
]  # fmt: skip
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Show no progress.", rich_help_panel=RUNNING),
]
Language = Annotated[
    Lang | None,
    typer.Option("--lang", metavar="en|zh", help="Write in English or Chinese.  [default: en]",
                 rich_help_panel=REPORT),
]  # fmt: skip
ReferenceModel = Annotated[
    str | None,
    typer.Option("--model", metavar="FILE", help="Check the cases against this reference model as"
                 " well: BPMN, PNML, PTML, a process tree as text, DECLARE or a log skeleton.",
                 rich_help_panel=RULES),
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
