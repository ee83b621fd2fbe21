"""`procmine analyze LOG…`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import coloured, formats_of, put, targets, text_width
from procmine.cli.progress import Progress
from procmine.errors import FINDINGS, UsageError
from procmine.words.addresses import without_secrets

if TYPE_CHECKING:
    from procmine.report import Report

NAME = "analyze"


def run(
    logs: Annotated[
        list[str],
        typer.Argument(metavar="LOG...", help="Event logs; - is standard input."),
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to this file, in the format that"
                     " its ending says (.txt, .json, .html), or into this folder; - is standard"
                     " output.", rich_help_panel=o.REPORT),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="FORMATS", help="text, json or html, or several with commas.",
                     rich_help_panel=o.REPORT),
    ] = None,
    language: o.Language = o.Lang.EN,
    top: Annotated[
        int,
        typer.Option(metavar="N", help="Show the worst N findings as text; json and html have all.",
                     rich_help_panel=o.REPORT),
    ] = 10,
    activities: o.Activities = None,
    paths: o.Paths = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Look for these rules only: codes (PM203), families"
                     " (PM2) or names (rework-loop), with commas.", rich_help_panel=o.RULES),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Look for all but these rules.",
                     rich_help_panel=o.RULES),
    ] = None,
    fail_on: Annotated[
        o.FailOn | None,
        typer.Option(metavar="high|medium", help="Exit with 1 where a finding is that severe, or"
                     " more.", rich_help_panel=o.RULES),
    ] = None,
    case: o.Case = None,
    activity: o.Activity = None,
    timestamp: o.Timestamp = None,
    start: o.Start = None,
    resource: o.Resource = None,
    role: o.Role = None,
    memory: o.Memory = None,
    quiet: o.Quiet = False,
) -> None:  # fmt: skip
    """Find where time and work are lost, worst first.

    Rework, needless steps, slow handovers, bottlenecks: each with its evidence, its size and the
    redesign it suggests. LOG is CSV, TSV, Parquet or XES, also as .gz or .zst.

    procmine analyze claims.csv
    procmine analyze claims.csv -o report.html
    procmine analyze claims.csv --case "Claim No" --activity Step --timestamp Done
    procmine analyze *.csv --format html,json -o reports/
    """
    if top < 1:
        raise UsageError(f"--top {top}: too few to show", "give a number from 1")
    from procmine.reporters import FORMATS

    formats = formats_of(format, output, FORMATS)
    places = targets(logs, formats, output)
    from procmine.analysis import analyze, check_shares
    from procmine.cli.choosing import chosen, listed
    from procmine.reporters import render

    check_shares(activities, paths)
    rules = chosen(listed(select), listed(ignore))
    width, colour = text_width(output), coloured(output)
    severe = False
    for name, row in zip(logs, places, strict=True):
        with Progress(quiet) as progress:
            progress(f"reading {without_secrets(name)}")
            with o.opened(name, case, activity, timestamp, start, resource, role, memory) as log:
                report = analyze(
                    log, rules=rules, language=language.value, activities=activities, paths=paths,
                    progress=progress,
                )  # fmt: skip
            progress("writing")
            contents = [
                render(report, kind, width=width, colour=colour, top=top) for kind in formats
            ]
        for content, place in zip(contents, row, strict=True):
            put(content, place)
        if place is None and name is not logs[-1]:
            put("\n", None)
        severe = severe or _fails(report, fail_on)
    if severe:
        raise typer.Exit(FINDINGS)


def _fails(report: Report, fail_on: o.FailOn | None) -> bool:
    if fail_on is None:
        return False
    severe = ("high",) if fail_on is o.FailOn.HIGH else ("high", "medium")
    return any(finding.severity in severe for finding in report.findings)
