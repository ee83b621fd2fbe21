"""`procmine analyze LOG…`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import formats_of, show, targets, text_width, to_terminal
from procmine.cli.progress import Progress
from procmine.errors import FINDINGS

if TYPE_CHECKING:
    from procmine.report import Report

NAME = "analyze"


def run(
    logs: Annotated[
        list[str],
        typer.Argument(metavar="LOG...", help="Event logs: CSV, TSV, Parquet or XES, also .gz and"
                       " .zst; - is standard input."),
    ],
    case: o.Case = None,
    activity: o.Activity = None,
    timestamp: o.Timestamp = None,
    start: o.Start = None,
    resource: o.Resource = None,
    role: o.Role = None,
    format: Annotated[
        str | None, typer.Option(metavar="FORMATS", help="text, json or html, or several with"
                                 " commas. (default text, or what the output's ending says)")
    ] = None,
    output: o.Output = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", help="Only these rules: codes, families (PM2) or names, with"
                     " commas or repeated."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Not these rules.")
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Findings shown as text.")] = 10,
    fail_on: Annotated[
        o.FailOn | None,
        typer.Option(help="Exit with 1 where a finding is that severe, or more."),
    ] = None,
    language: o.Language = o.Lang.EN,
    activities: o.Activities = None,
    paths: o.Paths = None,
    memory: o.Memory = None,
    quiet: o.Quiet = False,
) -> None:  # fmt: skip
    """Find waste in event logs: rework, redundant steps, slow handovers, bottlenecks.

    Example: procmine analyze claims.csv
    """
    from procmine.analysis import analyze, chosen
    from procmine.reporters import FORMATS, render, write

    formats = formats_of(format, output, FORMATS)
    places = targets(logs, formats, output)
    rules = chosen(_listed(select), _listed(ignore))
    severe = False
    for name, row in zip(logs, places, strict=True):
        with Progress(quiet) as progress:
            progress(f"reading {name}")
            with o.opened(name, case, activity, timestamp, start, resource, role, memory) as log:
                report = analyze(
                    log, rules=rules, language=language.value, activities=activities, paths=paths,
                    progress=progress,
                )  # fmt: skip
            progress("writing")
            contents = [
                render(
                    report, kind, width=text_width(output), colour=_coloured(place is None), top=top
                )
                for kind, place in zip(formats, row, strict=True)
            ]
        for content, place in zip(contents, row, strict=True):
            if place is None:
                show(content)
            else:
                write(content, place)
        severe = severe or _fails(report, fail_on)
    if severe:
        raise typer.Exit(FINDINGS)


def _listed(names: list[str] | None) -> list[str]:
    return [name.strip() for text in names or () for name in text.split(",") if name.strip()]


def _coloured(shown: bool) -> bool:
    return shown and to_terminal(None) and not os.environ.get("NO_COLOR")


def _fails(report: Report, fail_on: o.FailOn | None) -> bool:
    if fail_on is None:
        return False
    severe = ("high",) if fail_on is o.FailOn.HIGH else ("high", "medium")
    return any(finding.severity in severe for finding in report.findings)
