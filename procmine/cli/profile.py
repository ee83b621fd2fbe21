"""`procmine profile LOG`."""

from __future__ import annotations

from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import coloured, formats_of, put, targets, text_width
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, reads_logs
from procmine.cli.sparing import keep, spare
from procmine.errors import UsageError
from procmine.words.say import say, spoken

NAME = "profile"


@reads_logs
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
    language: o.Language = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Show a log in numbers: counts, times, variants, what it lacks.

    procmine profile claims.csv
    procmine profile claims.csv -o numbers.json
    """
    formats = formats_of(format, output, ("text", "json"))
    if len(formats) > 1:
        raise UsageError(
            say("--format {format}: a profile has one format", format=format),
            say("choose text or json"),
        )
    place = targets([log], formats, output)[0][0]
    said = logs_as.settings(log, language)
    spare([place], {say("the log"): log, say("the configuration"): said.source})
    keep([place], force)
    from procmine.analysis import analyze
    from procmine.reporters import render_profile

    width, colour = text_width(output), coloured(output)
    with Progress(quiet) as progress:
        with logs_as.open(log, said, progress) as events:
            report = analyze(events, rules=(), language=spoken(), figures=False, progress=progress)
        content = render_profile(report, formats[0], width=width, colour=colour)
    put(content, place)
