"""`procmine map LOG -o map.svg`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import STDOUT, put
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, reads_logs
from procmine.cli.sparing import keep, spare
from procmine.errors import UsageError
from procmine.words.say import say, spoken

NAME = "map"


class Measure(StrEnum):
    """What the map shows on its flows."""

    TIME = "time"
    FREQUENCY = "frequency"


class View(StrEnum):
    """What is drawn: the flows that there are, or a model discovered from them."""

    FLOWS = "flows"
    BPMN = "bpmn"
    TREE = "tree"


class Drawing(StrEnum):
    """The formats of a map."""

    SVG = "svg"
    PNG = "png"
    DOT = "dot"
    HTML = "html"


@reads_logs
def run(
    log: o.Log,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to this file, in the format that"
                     " its ending says: .svg, .png, .dot or .html; - is standard output.",
                     rich_help_panel=o.MAP),
    ] = None,
    format: Annotated[
        Drawing | None,
        typer.Option(metavar="FORMAT", help="svg, png, dot or html.", rich_help_panel=o.MAP),
    ] = None,
    measure: Annotated[
        Measure,
        typer.Option(metavar="time|frequency", help="Mark where time goes, or what is frequent.",
                     rich_help_panel=o.MAP),
    ] = Measure.TIME,
    model: o.Model = None,
    process: o.Process = None,
    view: Annotated[
        View,
        typer.Option(metavar="flows|bpmn|tree", help="Draw the flows between activities; or the"
                     " model, that of --model or else the one that the inductive miner finds, as"
                     " BPMN or as a process tree.", rich_help_panel=o.MAP),
    ] = View.FLOWS,
    noise: Annotated[
        float | None,
        typer.Option(metavar="SHARE", help="With bpmn or tree, how much rare behaviour the miner"
                     " leaves out, from 0 to 1.  [default: 0]", rich_help_panel=o.MAP),
    ] = None,
    activities: o.Activities = None,
    paths: o.Paths = None,
    language: o.Language = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Draw the process map, and mark where the time goes and where cases leave a model.

    procmine map claims.csv -o map.svg
    procmine map claims.csv -o map.png --activities 0.8 --paths 0.2
    procmine map claims.csv -o map.svg --view bpmn --noise 0.2
    """
    if output is None:
        raise UsageError(say("no file is named for the map"), say("name one: -o map.svg"))
    kind = format or _drawing(output)
    from procmine.analysis import check_shares, map_of
    from procmine.models.formats import open_model
    from procmine.reporters import render_map

    check_shares(activities, paths)
    _check_view(view, noise, model, activities, paths)
    reference = None if model is None else open_model(model, process=process)
    said = logs_as.settings(log, language)
    spare(
        [output],
        {say("the log"): log, say("the model"): model, say("the configuration"): said.source},
    )
    keep([output], force)
    with Progress(quiet) as progress:
        with logs_as.open(log, said, progress) as events:
            progress(say("counting flows"))
            if view is View.FLOWS:
                drawn, shown = map_of(events, activities, paths, reference), None
            else:
                drawn, shown = map_of(events, 1.0, 1.0, reference), reference
            if view is not View.FLOWS and shown is None:
                from procmine.mining.discovery import discover

                shown = discover(events, "inductive", noise=noise, progress=progress)
        progress(say("drawing"))
        if shown is None:
            content = render_map(drawn, kind.value, measure.value, spoken())
        else:
            from procmine.reporters.modeldrawing import draw_model

            content = draw_model(
                shown, kind.value, "tree" if view is View.TREE else "bpmn", drawn,
                measure.value, spoken(),
            )  # fmt: skip
    put(content, output)


def _check_view(
    view: View,
    noise: float | None,
    model: str | None,
    activities: float | None,
    paths: float | None,
) -> None:
    if noise is not None and model is not None:
        raise UsageError(
            say("--noise is for a model that is discovered"), say("leave out one of the two")
        )
    if view is View.FLOWS and noise is not None:
        raise UsageError(
            say("--noise is for a model"), say("add --view bpmn, or thin with --paths")
        )
    if view is not View.FLOWS and (activities is not None or paths is not None):
        raise UsageError(
            say("--activities and --paths are not for --view {view}", view=view.value),
            say("leave out with --noise"),
        )


def _drawing(output: str) -> Drawing:
    if output == STDOUT:
        return Drawing.SVG
    try:
        return Drawing(Path(output).suffix.lower().removeprefix("."))
    except ValueError:
        raise UsageError(
            say("{output}: the ending says no format", output=output),
            say("let it end in .svg, .png, .dot or .html, or give --format"),
        ) from None
