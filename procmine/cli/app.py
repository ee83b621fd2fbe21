"""The commands, one file each."""

from __future__ import annotations

from typing import Annotated

import typer

from procmine.cli import analyze, explain, map_, profile, rules

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Find where a service process wastes time or work, from its event log.",
    epilog="Every command takes --debug, which shows the traceback of an error.",
)
for command in (analyze, profile, map_, rules, explain):
    app.command(command.NAME)(command.run)


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
    """Find where a service process wastes time or work, from its event log."""
