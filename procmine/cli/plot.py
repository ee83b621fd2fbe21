"""`procmine plot LOG CHART -o waits.svg`."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import STDOUT, put_all, stem_of
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, reads_logs
from procmine.cli.sparing import keep, spare
from procmine.errors import UsageError
from procmine.words.say import say, spoken

NAME = "plot"
#: The charts, and the process map; a test compares them with those that there are.
CHARTS = (
    "cycle-times", "trend", "work-in-progress", "arrivals", "waits", "heat-map", "spectrum",
    "dotted", "handover-matrix", "handover-network", "variants-coverage", "variant-times", "map",
)  # fmt: skip
ALL = "all"


class Picture(StrEnum):
    """The formats of a chart."""

    SVG = "svg"
    PNG = "png"


@reads_logs
def run(
    log: o.Log,
    charts: Annotated[
        str,
        typer.Argument(metavar="CHART", help="What to draw, or several with commas, or all."),
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to this file, in the format that"
                     " its ending says (.svg or .png), or several charts into this folder; - is"
                     " standard output.", rich_help_panel=o.REPORT),
    ] = None,
    format: Annotated[
        Picture | None,
        typer.Option(metavar="FORMAT", help="svg or png.  [default: svg]",
                     rich_help_panel=o.REPORT),
    ] = None,
    language: o.Language = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Draw a chart of the log as SVG or PNG.

    CHART is one of cycle-times, trend, work-in-progress, arrivals, waits, heat-map, spectrum,
    dotted, handover-matrix, handover-network, variants-coverage, variant-times and map.

    procmine plot claims.csv waits -o waits.svg
    procmine plot claims.csv trend,work-in-progress --format png -o charts/
    procmine plot claims.csv all -o charts/
    """
    names = _names(charts)
    places, kind = _places(log, names, output, format)
    said = logs_as.settings(log, language)
    spare(places.values(), {say("the log"): log, say("the configuration"): said.source})
    keep(places.values(), force)
    from procmine.analysis import analyze
    from procmine.cli.choosing import chosen
    from procmine.reporters import render_chart
    from procmine.reporters.charts import CHARTS as DRAWN

    # Of the findings, the causes of waiting alone are drawn.
    rules = chosen(["PM3"]) if "waits" in names else ()
    with Progress(quiet) as progress:
        with logs_as.open(log, said, progress) as events:
            report = analyze(
                events,
                rules=rules,
                settings=said.rules,
                language=spoken(),
                smallest_group=said.privacy.smallest_group,
                progress=progress,
            )
        progress(say("drawing"))
        if charts == ALL:
            names = [name for name in names if name not in DRAWN or DRAWN[name].has(report)]
        pictures = {name: render_chart(report, name, kind) for name in names}
    put_all(pictures.values(), [places[name] for name in pictures])


def _names(charts: str) -> list[str]:
    if charts == ALL:
        return list(CHARTS)
    names = list(dict.fromkeys(name.strip() for name in charts.split(",") if name.strip()))
    unknown = next((name for name in names if name not in CHARTS), None)
    if unknown is not None or not names:
        near = get_close_matches(unknown or "", CHARTS, n=1)
        known = ", ".join(CHARTS)
        raise UsageError(
            say("no chart is called '{name}'", name=unknown or charts),
            say("did you mean {near}? There are {known}", near=near[0], known=known)
            if near
            else say("choose from {known}", known=known),
        )
    return names


def _places(
    log: str, names: list[str], output: str | None, format: Picture | None
) -> tuple[dict[str, str | Path], str]:
    """Give the place of each chart, and the format."""
    if output is None:
        raise UsageError(
            say("no file is named for the chart"), say("name one: -o {name}.svg", name=names[0])
        )
    endings = {f".{kind.value}": kind for kind in Picture}
    if len(names) == 1 and not Path(output).is_dir() and not output.endswith("/"):
        kind = format or endings.get(Path(output).suffix.lower())
        if kind is None and output != STDOUT:
            raise UsageError(
                say("{output}: the ending says no format", output=output),
                say("let it end in .svg or .png, or give --format"),
            )
        return {names[0]: output}, (kind or Picture.SVG).value
    if output == STDOUT or Path(output).is_file() or Path(output).suffix.lower() in endings:
        raise UsageError(
            say("{output}: several charts don't go into one file", output=output),
            say("give a folder: -o charts/"),
        )
    kind = format or Picture.SVG
    folder = Path(output)
    return {name: folder / f"{stem_of(log)}.{name}.{kind.value}" for name in names}, kind.value
