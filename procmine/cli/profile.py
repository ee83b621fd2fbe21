"""`procmine profile LOG`."""

from __future__ import annotations

from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import coloured, formats_of, put, targets, text_width
from procmine.cli.progress import Progress
from procmine.errors import UsageError
from procmine.words.addresses import without_secrets

NAME = "profile"


def run(
    log: o.Log,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to this file, in the format that"
                     " its ending says (.txt, .json), or into this folder; - is standard output.",
                     rich_help_panel=o.REPORT),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="FORMAT", help="text or json.", rich_help_panel=o.REPORT),
    ] = None,
    language: o.Language = o.Lang.EN,
    case: o.Case = None,
    activity: o.Activity = None,
    timestamp: o.Timestamp = None,
    start: o.Start = None,
    resource: o.Resource = None,
    role: o.Role = None,
    memory: o.Memory = None,
    quiet: o.Quiet = False,
) -> None:  # fmt: skip
    """Show a log in numbers: counts, times, variants, what it lacks.

    procmine profile claims.csv
    procmine profile claims.csv -o numbers.json
    """
    formats = formats_of(format, output, ("text", "json"))
    if len(formats) > 1:
        raise UsageError(f"--format {format}: a profile has one format", "choose text or json")
    place = targets([log], formats, output)[0][0]
    from procmine.analysis import analyze
    from procmine.reporters import render_profile

    width, colour = text_width(output), coloured(output)
    with Progress(quiet) as progress:
        progress(f"reading {without_secrets(log)}")
        with o.opened(log, case, activity, timestamp, start, resource, role, memory) as events:
            report = analyze(events, rules=(), language=language.value, progress=progress)
        content = render_profile(report, formats[0], width=width, colour=colour)
    put(content, place)
