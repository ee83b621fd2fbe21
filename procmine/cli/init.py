"""`procmine init LOG`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import STDOUT, put
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, folder_of, reads_logs
from procmine.cli.sparing import keep
from procmine.words.say import say
from procmine.words.text import clean_text

NAME = "init"


@reads_logs
def run(
    log: o.Log,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to this file; - is standard"
                     " output.  [default: procmine.toml beside the log]"),
    ] = None,
    language: o.Language = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Write a procmine.toml with what was recognised.

    The next log in the folder then needs no options: all commands honour the procmine.toml beside
    a log. It holds the columns that were recognised, and every other key as a remark. Where the
    log names people, it asks for pseudonyms.

    procmine init claims.csv
    procmine init claims.csv --case "Claim No" --fix labels
    """
    from procmine.config import FILE_NAME
    from procmine.config.starting import names_people, starting_text

    target = output or str(folder_of(log) / FILE_NAME)
    keep([target], force)
    said = logs_as.settings(log, language)
    with Progress(quiet) as progress, logs_as.open(log, said, progress) as events:
        people = names_people(events)
        text = starting_text(events, said.reading, pseudonyms=people)
        column = events.columns.resource
    put(text, target)
    if people:
        sys.stderr.write(
            say(
                "{column} holds names of people: {file} asks for pseudonyms in reports;"
                ' privacy = "names" shows the names',
                column=clean_text(str(column)),
                file=clean_text(target),
            )
            + "\n"
        )
    if target != STDOUT and not quiet:
        sys.stderr.write(say("wrote {path}", path=clean_text(target)) + "\n")
