"""`procmine report LOG --template weekly -o out/`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import STDOUT, coloured, formats_of, put_all, show, targets, text_width
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, reads_logs
from procmine.cli.sparing import keep, spare
from procmine.errors import UsageError
from procmine.words.say import say, spoken
from procmine.words.text import clean_text

if TYPE_CHECKING:
    from procmine.config import Settings

NAME = "report"
#: The reports that there are, and the formats of each.
_TEMPLATES = {"weekly": "html,xlsx"}


@reads_logs
def run(
    log: o.Log,
    template: Annotated[
        str,
        typer.Option(metavar="NAME", help="weekly: what changed since the run before.",
                     rich_help_panel=o.REPORT),
    ] = "weekly",
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="The folder of the reports, which"
                     " keeps their history as well.", rich_help_panel=o.REPORT),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="FORMATS", help="As of analyze, with commas.  [default: html,xlsx]",
                     rich_help_panel=o.REPORT),
    ] = None,
    history: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="What earlier runs found.  [default:"
                     " procmine-history.parquet in the folder]", rich_help_panel=o.REPORT),
    ] = None,
    language: o.Language = None,
    model: o.Model = None,
    process: o.Process = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Write the recurring report: this run's figures beside those of the run before.

    procmine report claims.csv --template weekly -o out/
    procmine report claims.csv --template weekly -o out/ --format html,markdown --force

    The run before is the last one whose log ends earlier, of the same options and rules, and of a
    log of the same name but for its digits. A run that is repeated takes its own place.
    """
    from procmine import history as kept
    from procmine.reporters import FORMATS, render

    if template not in _TEMPLATES:
        raise UsageError(
            say("--template {name}: there is none", name=template),
            say("choose {names}", names=", ".join(_TEMPLATES)),
        )
    if output is None or output == STDOUT:
        raise UsageError(say("no folder is named for the report"), say("name one: -o out/"))
    formats = formats_of(format or _TEMPLATES[template], None, FORMATS)
    places = targets([log], formats, f"{output}/")[0]
    file = Path(history) if history is not None else Path(output) / kept.FILE_NAME
    said = logs_as.settings(log, language)
    inputs = {
        say("the log"): log,
        say("the model"): model,
        say("the configuration"): said.source,
    }
    spare([*places, file], inputs)
    spare(places, {say("the history"): file})
    keep(places, force)
    runs = kept.read_history(file)
    from procmine.analysis import analyze
    from procmine.cli.choosing import chosen, listed
    from procmine.models.formats import open_model

    selected, ignored = listed(select) or said.select, listed(ignore) or said.ignore
    rules = chosen(selected, ignored)
    with Progress(quiet) as progress:
        with logs_as.open(log, said, progress) as events:
            report = analyze(
                events,
                model=None if model is None else open_model(model, process=process),
                rules=rules,
                settings=said.rules,
                language=spoken(),
                smallest_group=said.privacy.smallest_group,
                progress=progress,
            )
        asked = _asked(said, selected, ignored) | {"model": model and Path(model).name}
        this = kept.run_of(report, kept.fingerprint_of(asked))
        earlier = kept.before(runs, this)
        if earlier is not None:
            report = replace(report, comparison=kept.compare(earlier, this))
        progress(say("writing"))
        contents = [render(report, kind) for kind in formats]
    put_all([*contents, kept.content_of(kept.with_run(runs, this))], [*places, file])
    page = dict(zip(formats, places, strict=True)).get("html")
    from procmine.reporters.weekly import to_weekly_text

    show(to_weekly_text(
        report, "" if page is None else str(page), width=text_width(None), colour=coloured(None)
    ))  # fmt: skip
    if not quiet:
        written = ", ".join(clean_text(str(place)) for place in places)
        sys.stderr.write(say("wrote {files}", files=written) + "\n")


def _asked(said: Settings, select: object, ignore: object) -> dict[str, object]:
    """Give what makes two runs ask the same: rules, their settings, and what of a log is read."""
    reading = said.reading
    return {
        "select": select,
        "ignore": ignore,
        "settings": said.rules,
        "columns": reading.columns,
        "labels": reading.labels,
        "fix": reading.fix,
        "objects": reading.object_type,
        "query": reading.query,
    }
