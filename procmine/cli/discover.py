"""`procmine discover LOG -o model.bpmn`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import STDOUT, put
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, reads_logs
from procmine.cli.sparing import keep, spare
from procmine.errors import UsageError
from procmine.words.say import say

if TYPE_CHECKING:
    from procmine.models import Model

NAME = "discover"
_MODEL = "Model"


class Algorithm(StrEnum):
    """The algorithms."""

    INDUCTIVE = "inductive"
    HEURISTICS = "heuristics"
    ALPHA = "alpha"
    ILP = "ilp"
    SPLIT = "split"
    DECLARE = "declare"
    LOG_SKELETON = "log-skeleton"
    POWL = "powl"


class Told(StrEnum):
    """The formats of what is told on standard output."""

    TEXT = "text"
    JSON = "json"


_PICTURES = ("svg", "png", "dot")
#: What can be written of a net, of a tree, and of constraints.
_NETS = ("bpmn", "pnml", *_PICTURES)
_TREES = ("bpmn", "pnml", "ptml", "tree", *_PICTURES)
_CONSTRAINTS = ("json",)
#: What is written of each to standard output, for another program.
_PLAIN = {_NETS: "pnml", _TREES: "tree", _CONSTRAINTS: "json"}


@reads_logs
def run(
    log: o.Log,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write the model to this file, as its"
                     " ending says: .bpmn, .pnml, .ptml, .tree, .svg, .png or .dot; .json for"
                     " constraints. - is standard output: a tree as text, a net as PNML,"
                     " constraints as JSON.", rich_help_panel=_MODEL),
    ] = None,
    algorithm: Annotated[
        Algorithm,
        typer.Option(metavar="NAME", help="inductive, heuristics, alpha, ilp, split, declare,"
                     " log-skeleton or powl.", rich_help_panel=_MODEL),
    ] = Algorithm.INDUCTIVE,
    noise: Annotated[
        float | None,
        typer.Option(metavar="SHARE", help="How much rare behaviour to leave out, from 0 to 1."
                     "  [default: the algorithm's own]", rich_help_panel=_MODEL),
    ] = None,
    evaluate: Annotated[
        bool,
        typer.Option("--evaluate", help="Tell how good the model is: fitness, precision,"
                     " generalisation, simplicity, soundness.", rich_help_panel=_MODEL),
    ] = False,
    format: Annotated[
        Told | None,
        typer.Option(metavar="text|json", help="How to tell it on standard output."
                     "  [default: text]", rich_help_panel=_MODEL),
    ] = None,
    language: o.Language = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Discover a model of the process.

    procmine discover claims.csv --evaluate
    procmine discover claims.csv -o claims.bpmn --noise 0.2
    procmine discover claims.csv -o claims.pnml --algorithm heuristics
    """
    told = output is None or (output == STDOUT and format is not None)
    kind = None if told else _kind(str(output), algorithm)
    if evaluate and output == STDOUT and not told:
        raise UsageError(
            say("the model and its quality can't both be standard output"),
            say("write the model to a file, or leave out -o -"),
        )
    from procmine.mining.discovery import discover

    said = logs_as.settings(log, language)
    spare([output], {say("the log"): log, say("the configuration"): said.source})
    keep([output], force)
    quality = None
    with Progress(quiet) as progress, logs_as.open(log, said, progress) as events:
        model = discover(events, algorithm.value, noise=noise, progress=progress)
        if evaluate:
            from procmine.mining import evaluation

            quality = evaluation.evaluate(events, model, progress=progress)
        content = None
        if kind is not None:
            progress(say("writing the model"))
            content = _written(model, kind)
    if content is not None:
        put(content, output)
        if not quiet:
            _warn(model)
    if kind is None or quality is not None:
        from procmine.reporters import discovered

        if format is Told.JSON:
            put(discovered.to_json(model, quality), None)
        else:
            put(discovered.to_text(None if kind else model, quality), None)


def _warn(model: Model) -> None:
    """Say so where the algorithm made a net that no case can be judged by."""
    from procmine.errors import ProcmineError
    from procmine.models import ProceduralModel
    from procmine.models.soundness import check_runnable

    # Trees are sound by construction.
    if isinstance(model, ProceduralModel) and model.tree is None:
        try:
            check_runnable(model.net, model.name)
        except ProcmineError as error:
            typer.echo(
                say("note: {message}; `procmine check` will refuse it", message=error.message),
                err=True,
            )


def _kind(output: str, algorithm: Algorithm) -> str:
    """Give the kind that an ending asks for or standard output gets, where the models have it."""
    known = {
        Algorithm.INDUCTIVE: _TREES,
        Algorithm.DECLARE: _CONSTRAINTS,
        Algorithm.LOG_SKELETON: _CONSTRAINTS,
    }.get(algorithm, _NETS)
    if output == STDOUT:
        return _PLAIN[known]
    kind = Path(output).suffix.lower().removeprefix(".")
    if kind in known:
        return kind
    endings = ", ".join(f".{name}" for name in known)
    if kind in (*_TREES, *_CONSTRAINTS):
        raise UsageError(
            say(
                "{output}: .{kind} can't hold what {algorithm} discovers",
                output=output,
                kind=kind,
                algorithm=algorithm.value,
            ),
            say("let it end in {endings}, or choose another --algorithm", endings=endings),
        )
    raise UsageError(
        say("{output}: the ending says no format", output=output),
        say("let it end in {endings}", endings=endings),
    )


def _written(model: Model, kind: str) -> str | bytes:
    if kind in _CONSTRAINTS:
        from procmine.models import DeclarativeModel
        from procmine.models.formats.declarative import write_declarative

        assert isinstance(model, DeclarativeModel)
        return write_declarative(model)
    if kind in _PICTURES:
        from procmine.reporters.modeldrawing import draw_model

        return draw_model(model, kind)
    from procmine.models.formats.writing import write_model

    return write_model(model, kind)
