"""`procmine analyze LOG…`."""

from __future__ import annotations

from itertools import chain
from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import (
    STDOUT,
    coloured,
    formats_of,
    put,
    put_all,
    targets,
    text_width,
    to_terminal,
)
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, reads_logs
from procmine.cli.sparing import keep, spare
from procmine.errors import FINDINGS, UsageError
from procmine.words.say import say, spoken

NAME = "analyze"


@reads_logs
def run(
    logs: Annotated[
        list[str],
        typer.Argument(metavar="LOG...", help="Event logs: files, folders or patterns of files,"
                       " URLs of databases; - is standard input."),
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to this file, in the format that"
                     " its ending says, such as .html, or into this folder; - is standard output.",
                     rich_help_panel=o.REPORT),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="FORMATS", help="text, json, html, markdown, xlsx, csv, parquet, pdf"
                     " or pptx, or several with commas.", rich_help_panel=o.REPORT),
    ] = None,
    language: o.Language = None,
    model: o.Model = None,
    process: o.Process = None,
    top: Annotated[
        int | None,
        typer.Option(metavar="N", help="Show the worst N findings as text; other formats have all."
                     "  [default: 10]", rich_help_panel=o.REPORT),
    ] = None,
    activities: o.Activities = None,
    paths: o.Paths = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    fail_on: Annotated[
        o.FailOn | None,
        typer.Option(metavar="high|medium", help="Exit with 1 where a finding is that severe, or"
                     " more.", rich_help_panel=o.RULES),
    ] = None,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Analyse again whenever a file changes, until Ctrl-C; what is"
                     " written is replaced.", rich_help_panel=o.RUNNING),
    ] = False,
    force: o.Force = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Find where time and work are lost, worst first.

    Rework, needless steps, slow handovers, bottlenecks: each with its evidence, its size and the
    redesign it suggests. LOG is CSV, Excel, Parquet, XES, MXML, OCEL, JSON Lines, SQLite or DuckDB,
    also compressed, and several files in a folder or a ZIP archive are one log.

    procmine analyze claims.csv
    procmine analyze claims.csv -o report.html
    procmine analyze claims.csv --case "Claim No" --activity Step --timestamp Done
    procmine analyze claims.csv --model reference.bpmn
    procmine analyze *.csv --format html,json -o reports/
    """
    if top is not None and top < 1:
        raise UsageError(say("--top {top}: too few to show", top=top), say("give a number from 1"))
    from procmine.reporters import FORMATS, WITHOUT_FIGURES

    formats = formats_of(format, output, FORMATS)
    places = targets(logs, formats, output)
    for name in logs:
        spare(chain.from_iterable(places), {say("a log"): name, say("the model"): model})
    keep(chain.from_iterable(places), force or watch)
    from procmine.analysis import analyze, check_shares
    from procmine.checking import MODEL
    from procmine.cli.choosing import chosen, listed
    from procmine.findings import reaches
    from procmine.models.formats import open_model
    from procmine.reporters import render

    check_shares(activities, paths)
    selected, ignored = listed(select), listed(ignore)
    chosen(selected, ignored)
    width, colour = text_width(output), coloured(output)

    def analysed() -> bool:
        """Analyse the logs, and say whether a finding is as severe as is not allowed."""
        reference = None if model is None else open_model(model, process=process)
        severe = False
        for name, row in zip(logs, places, strict=True):
            said = logs_as.settings(name, language)
            spare(row, {say("the configuration"): said.source})
            rules = chosen(selected or said.select, ignored or said.ignore)
            if reference is None and all(MODEL in rule.needs for rule in rules):
                raise UsageError(
                    say("these rules need a reference model"), say("give one with --model FILE")
                )
            with Progress(quiet) as progress:
                with logs_as.open(name, said, progress) as log:
                    report = analyze(
                        log,
                        model=reference,
                        rules=rules,
                        settings=said.rules,
                        language=spoken(),
                        activities=activities,
                        paths=paths,
                        smallest_group=said.privacy.smallest_group,
                        figures=not set(formats) <= WITHOUT_FIGURES,
                        progress=progress,
                    )
                progress(say("writing"))
                contents = [
                    render(report, kind, width=width, colour=colour, top=top or said.top or 10)
                    for kind in formats
                ]
            put_all(contents, row)
            if output in (None, STDOUT) and name is not logs[-1]:
                put("\n", None)
            limit = fail_on.value if fail_on else said.fail_on
            severe = severe or (limit is not None and reaches(report.findings, limit))
        return severe

    if watch:
        from procmine.cli.watching import check_watched
        from procmine.cli.watching import watch as analyse_again

        check_watched(logs)
        analyse_again([*logs, model] if model else logs, analysed, clear=to_terminal(output))
    elif analysed():
        raise typer.Exit(FINDINGS)
