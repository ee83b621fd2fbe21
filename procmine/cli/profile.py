"""`procmine profile LOG`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import formats_of, show, text_width, to_terminal
from procmine.cli.progress import Progress

NAME = "profile"


def run(
    log: Annotated[str, typer.Argument(metavar="LOG", help="An event log; - is standard input.")],
    case: o.Case = None,
    activity: o.Activity = None,
    timestamp: o.Timestamp = None,
    start: o.Start = None,
    resource: o.Resource = None,
    role: o.Role = None,
    format: Annotated[str | None, typer.Option(metavar="FORMAT", help="text or json.")] = None,
    output: o.Output = None,
    language: o.Language = o.Lang.EN,
    memory: o.Memory = None,
    quiet: o.Quiet = False,
) -> None:
    """Measure an event log, without judging it: counts, times, variants, what it can't show.

    Example: procmine profile claims.csv
    """
    from procmine.analysis import analyze
    from procmine.reporters import render_profile, write

    kind = formats_of(format, output, ("text", "json"))[0]
    with Progress(quiet) as progress:
        progress(f"reading {log}")
        with o.opened(log, case, activity, timestamp, start, resource, role, memory) as events:
            report = analyze(events, rules=(), language=language.value, progress=progress)
    colour = to_terminal(output) and not os.environ.get("NO_COLOR")
    content = render_profile(report, kind, width=text_width(output), colour=colour)
    if output is None or str(output) == "-":
        show(content)
    else:
        write(content, output)
