"""`procmine doctor LOG`."""

from __future__ import annotations

from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import coloured, formats_of, put, targets, text_width
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, reads_logs
from procmine.cli.sparing import keep, spare
from procmine.errors import FINDINGS, UsageError
from procmine.words.say import say, spoken

NAME = "doctor"


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
    set_aside: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write the rows that are no events to this file, as CSV,"
                     " each with the reason.", rich_help_panel=o.REPORT),
    ] = None,
    fail_on: Annotated[
        o.FailOn | None,
        typer.Option(metavar="high|medium", help="Exit with 1 where a doubt is that grave, or"
                     " more.", rich_help_panel=o.RULES),
    ] = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Tell what is wrong with a log, and what follows.

    Misspelt labels, times to the day, rows that are no events, cases cut off: each with its size,
    the findings that it makes doubtful, and a repair where there is one.

    procmine doctor claims.csv
    procmine doctor claims.csv --set-aside to_correct.csv
    procmine analyze claims.csv --fix labels,duplicates
    """
    formats = formats_of(format, output, ("text", "json"))
    if len(formats) > 1:
        raise UsageError(
            say("--format {format}: a diagnosis has one format", format=format),
            say("choose text or json"),
        )
    place = targets([log], formats, output)[0][0]
    said = logs_as.settings(log, language)
    spare([place, set_aside], {say("the log"): log, say("the configuration"): said.source})
    keep([place, set_aside], force)
    from procmine.analysis import analyze
    from procmine.findings import reaches
    from procmine.reporters import render_diagnosis
    from procmine.rules import QUALITY_RULES

    width, colour = text_width(output), coloured(output)
    with Progress(quiet) as progress:
        with logs_as.open(log, said, progress) as events:
            report = analyze(
                events,
                rules=QUALITY_RULES,
                settings=said.rules,
                language=spoken(),
                figures=False,
                progress=progress,
            )
            if set_aside is not None:
                from procmine.exporters.set_aside import write_set_aside

                write_set_aside(events, set_aside)
        content = render_diagnosis(report, formats[0], width=width, colour=colour)
    put(content, place)
    if fail_on is not None and reaches(report.quality, fail_on.value):
        raise typer.Exit(FINDINGS)
