"""`procmine convert IN OUT`."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import STDOUT, show_file
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, reads_logs
from procmine.cli.sparing import keep
from procmine.words.say import say
from procmine.words.text import clean_text

if TYPE_CHECKING:
    from procmine.eventlog import EventLog

NAME = "convert"


@reads_logs
def run(
    log: Annotated[str, typer.Argument(metavar="IN", help="An event log; - is standard input.")],
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write.")],
    language: o.Language = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:
    """Write a log in another format, without loss.

    procmine convert claims.xes claims.parquet
    procmine convert claims.csv.gz - | head

    The ending of OUT says the format: .csv, .tsv, .parquet, .duckdb or .xes; for OCEL 2.0
    .jsonocel or .json, .xmlocel or .ocel.xml, .sqliteocel or .sqlite. Text tables and XES are
    compressed where .gz follows. - is standard output, as CSV.
    """
    from procmine.exporters import ending_of

    if out != STDOUT:
        ending_of(out)  # a wrong one is told before a long log is read
    keep([out], force)
    said = logs_as.settings(log, language)
    with Progress(quiet) as progress, logs_as.open(log, said, progress) as events:
        progress(say("writing {path}", path=out))
        notes = [*events.notes, *_write(events, out)]
        done = _done(events, out)
    # What was set aside is not in OUT: that is no progress, and has to be known.
    _tell(notes if quiet else [done, *notes])


def _write(log: EventLog, out: str) -> tuple[str, ...]:
    from procmine.exporters import write_log

    if out != STDOUT:
        return write_log(log, out)
    whole = log.engine.scratch / "output.csv"
    notes = write_log(log, whole)
    show_file(whole)
    return notes


def _done(log: EventLog, out: str) -> str:
    from procmine.eventlog.checks import counted

    counts = log.engine.records(
        "SELECT count(*) AS events, count(DISTINCT case_id) AS cases FROM events"
    )[0]
    events, cases = counted(counts["events"], "event"), counted(counts["cases"], "case")
    place = say("standard output") if out == STDOUT else out
    return say("wrote {events} of {cases} to {path}", events=events, cases=cases, path=place)


def _tell(lines: list[str]) -> None:
    # The terminal may be gone: then there is nobody to tell.
    with contextlib.suppress(OSError, AttributeError):
        sys.stderr.write("".join(f"{clean_text(line)}\n" for line in lines))
