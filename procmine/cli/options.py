"""The options that several commands share, each told once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

REPORT = "Report"
RULES = "What to look for"
MAP = "Process map"
RUNNING = "Running"
MODEL = "Model"


class Lang(StrEnum):
    """The languages of a report."""

    EN = "en"
    ZH = "zh"


class FailOn(StrEnum):
    """The severities that a run can fail on."""

    HIGH = "high"
    MEDIUM = "medium"


class Method(StrEnum):
    """The ways to check against a model that is a net."""

    ALIGNMENTS = "alignments"
    TOKEN_REPLAY = "token-replay"
    FOOTPRINTS = "footprints"


Log = Annotated[
    str,
    typer.Argument(metavar="LOG", help="An event log: a file, a folder or pattern of files, a"
                   " database's URL; - is standard input."),
]  # fmt: skip
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Show no progress.", rich_help_panel=RUNNING),
]
Force = Annotated[
    bool,
    typer.Option("--force", "-f", help="Replace files that are there already.",
                 rich_help_panel=RUNNING),
]  # fmt: skip
Language = Annotated[
    Lang | None,
    typer.Option("--lang", metavar="en|zh", help="Write in English or Chinese."
                 "  [default: that of the locale]", rich_help_panel=REPORT),
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
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="RULES", help="Look for these rules only: codes (PM203), families (PM2) or"
                 " names (rework-loop), with commas.", rich_help_panel=RULES),
]  # fmt: skip
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="RULES", help="Look for all but these rules.", rich_help_panel=RULES),
]
Model = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="The reference model to check against: BPMN, PNML, PTML, a"
                 " process tree as text, DECLARE, a log skeleton or a temporal profile.",
                 rich_help_panel=MODEL),
]  # fmt: skip
Like = Annotated[
    str | None,
    typer.Option(metavar="LOG", help="A log to check against in a model's place: what its cases do"
                 " is allowed.", rich_help_panel=MODEL),
]  # fmt: skip
Process = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Which process, where the model has several.",
                 rich_help_panel=MODEL),
]  # fmt: skip
CheckMethod = Annotated[
    Method | None,
    typer.Option("--method", metavar="METHOD", help="alignments, token-replay or footprints."
                 "  [default: alignments]", rich_help_panel=MODEL),
]  # fmt: skip
Effort = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="States to visit to align a variant; of the cases that"
                 " take more, bounds are known.  [default: 1000000]", rich_help_panel=MODEL),
]  # fmt: skip
Baseline = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="The findings that are accepted; none for none.  [default:"
                 " procmine-baseline.toml beside the log]", rich_help_panel=RULES),
]  # fmt: skip
