"""`procmine map LOG -o map.svg`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import show
from procmine.cli.progress import Progress
from procmine.errors import UsageError

NAME = "map"


class Measure(StrEnum):
    """What the map shows on its flows."""

    TIME = "time"
    FREQUENCY = "frequency"


class Drawing(StrEnum):
    """The formats of a map."""

    SVG = "svg"
    PNG = "png"
    DOT = "dot"
    HTML = "html"


def run(
    log: Annotated[str, typer.Argument(metavar="LOG", help="An event log; - is standard input.")],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="PATH", help="Where to write: .svg, .png, .dot or"
                     " .html; - is standard output."),
    ],
    case: o.Case = None,
    activity: o.Activity = None,
    timestamp: o.Timestamp = None,
    start: o.Start = None,
    resource: o.Resource = None,
    role: o.Role = None,
    measure: Annotated[Measure, typer.Option(help="What the flows show.")] = Measure.TIME,
    format: Annotated[
        Drawing | None, typer.Option(help="Default: what the output's ending says.")
    ] = None,
    activities: o.Activities = None,
    paths: o.Paths = None,
    language: o.Language = o.Lang.EN,
    memory: o.Memory = None,
    quiet: o.Quiet = False,
) -> None:  # fmt: skip
    """Draw the process map: activities, the flows between them, and where time goes.

    Example: procmine map claims.csv -o map.svg --activities 0.8 --paths 0.2
    """
    from procmine.analysis import map_of
    from procmine.reporters import render_map, write

    kind = format or _drawing(output)
    with Progress(quiet) as progress:
        progress(f"reading {log}")
        with o.opened(log, case, activity, timestamp, start, resource, role, memory) as events:
            progress("counting flows")
            drawn = map_of(events, activities, paths)
        progress("drawing")
        content = render_map(drawn, kind.value, measure.value, language.value)
    if str(output) == "-":
        show(content)
    else:
        write(content, output)


def _drawing(output: Path) -> Drawing:
    if str(output) == "-":
        return Drawing.SVG
    try:
        return Drawing(output.suffix.lower().removeprefix("."))
    except ValueError:
        raise UsageError(
            f"{output}: the ending says no format",
            "call it .svg, .png, .dot or .html, or give --format",
        ) from None
