"""The commands, one file each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from procmine.cli import (
    analyze,
    anonymize,
    baseline,
    check,
    convert,
    discover,
    doctor,
    explain,
    init,
    map_,
    plot,
    profile,
    report_,
    rules,
)
from procmine.cli.help import Command, Group
from procmine.cli.mistyped import told
from procmine.errors import OK

app = typer.Typer(
    cls=Group,
    add_completion=False,
    # Plain help: it is there in half the time that rich takes, and can be searched and piped.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (analyze, report_, check, baseline, doctor, profile, map_, plot, discover, convert,
                anonymize, init, rules, explain):  # fmt: skip
    app.command(command.NAME, cls=Command)(command.run)

#: Typer names no base class of its usage errors; it is this one in each of its versions.
_TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]


def invoke(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code; UsageError for one that can't be read."""
    program = typer.main.get_command(app)
    # Not by Typer's own main(), which prints its errors and answers a broken pipe with 1.
    try:
        with program.make_context("procmine", list(arguments) or ["--help"]) as context:
            program.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    except _TyperUsageError as error:
        raise told(error) from error
    return OK


def _version(wanted: bool) -> None:
    if wanted:
        from procmine import __version__

        typer.echo(f"procmine {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Find where a service process wastes time or work, from its event log.

    procmine analyze claims.csv                 the findings, worst first
    procmine analyze claims.csv -o report.html  the same as a page to hand over
    procmine report claims.csv -o weekly/       the report of each week
    procmine map claims.csv -o map.svg          the process with its bottlenecks
    procmine discover claims.csv -o claims.bpmn a model of the process
    procmine check claims.csv --model m.bpmn    whether cases keep to a model
    procmine doctor claims.csv                  what is wrong with the log itself

    The exit code is 0; 1 where --fail-on says so or a check doesn't pass; 2 for a wrong option; 3
    for a log that can't be read.
    """
