"""`procmine check LOG`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.asked import ModelOptions, baseline_of, budgets_of, method_of, rules_of
from procmine.cli.output import STDOUT, coloured, formats_of, put_all, targets, text_width
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, reads_logs
from procmine.cli.sparing import keep, spare
from procmine.errors import FINDINGS
from procmine.words.addresses import without_secrets
from procmine.words.say import say, spoken

NAME = "check"
_BUDGETS = "Budgets (a check without any fails by every deviation)"
#: The name of the files in a folder of outputs, whatever the log is called.
_STEM = "check"


def _budget(flag: str, metavar: str, what: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        flag, metavar=metavar, help=what, rich_help_panel=_BUDGETS
    )
    return option


@reads_logs
def run(
    log: o.Log,
    model: o.Model = None,
    like: o.Like = None,
    process: o.Process = None,
    method: o.CheckMethod = None,
    effort: o.Effort = None,
    precision: Annotated[
        bool, typer.Option("--precision", help="Measure precision as well.",
                           rich_help_panel=o.MODEL)
    ] = False,
    min_fitness: Annotated[
        str | None, _budget("--min-fitness", "SHARE", "The least fitness, such as 0.95.")
    ] = None,
    min_precision: Annotated[
        str | None, _budget("--min-precision", "SHARE", "The least precision, such as 0.8.")
    ] = None,
    max_deviating: Annotated[
        str | None,
        _budget("--max-deviating", "SHARE", "The most cases that may deviate, such as 5%."),
    ] = None,
    max: Annotated[
        list[str] | None,
        _budget("--max", "NAME=LIMIT", "The most of a measure: cases that a rule touches"
                " (rework-loop=10%) or its findings (PM301=0), times of a case (p90=10d, median,"
                " mean, max), events a case, findings by severity (high=0); repeatable."),
    ] = None,
    min_sample: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Cases below which no budget fails.  [default: 30 for"
                     " times and cases that a rule touches, 1 for others and limits of 0]",
                     rich_help_panel=_BUDGETS),
    ] = None,
    baseline: o.Baseline = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to this file, in the format that"
                     " its ending says (.txt, .json, .xml, .sarif, .md), or into this folder as"
                     " check.txt, check.json, check.junit.xml, check.sarif, check.md; - is standard"
                     " output.", rich_help_panel=o.REPORT),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="FORMATS", help="text, json, junit, sarif, github (annotations, always"
                     " on standard output beside a folder) or markdown, or several with commas.",
                     rich_help_panel=o.REPORT),
    ] = None,
    language: o.Language = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Check a log against a model, budgets and a baseline, for CI.

    It passes (0) where each budget is kept and nothing is new to the baseline, and fails (1) else.
    Without either every case has to be judged and to keep to the model. What is asked each time
    can stand in procmine.toml, in the table [check].

    procmine check claims.csv --model reference.bpmn
    procmine check claims.csv --model reference.bpmn --min-fitness 0.95 --max-deviating 5%
    procmine check claims.csv --max "rework-loop=10%" --max p90=10d --max PM301=0
    procmine check claims.csv --like last_month.csv --format github,junit,sarif -o reports/
    """
    from procmine.reporters import VERDICT_FORMATS, render_verdict

    formats = formats_of(format, output, VERDICT_FORMATS)
    places = _places(formats, output)
    said = logs_as.settings(log, language)
    budgets = budgets_of(min_fitness, min_precision, max_deviating, max or (), min_sample, said)
    asked = ModelOptions(model, like, process).before(said)
    rules = rules_of(select, ignore, said)
    file = baseline_of(baseline, log, said)
    spare(places, asked.inputs(log, said) | {say("the baseline"): file})
    keep(places, force)
    from procmine.gate.baseline_file import read_baseline
    from procmine.judging import Question, judge
    from procmine.mining.alignments import EFFORT

    accepted = None if file is None else read_baseline(file)
    width, colour = text_width(output), coloured(output)
    with Progress(quiet) as progress:
        question = Question(
            models=asked.read(said, logs_as, progress),
            budgets=budgets,
            accepted=accepted,
            rules=rules,
            settings=said.rules,
            method=method_of(method, said).value,
            effort=effort or said.check.effort or EFFORT,
            precision=precision or said.check.precision,
            language=spoken(),
        )
        question.check()
        with logs_as.open(log, said, progress) as events:
            verdict = judge(
                events,
                question,
                source=without_secrets(log),
                model_source=asked.source,
                baseline_source=None if file is None else str(file),
                progress=progress,
            )
        contents = [render_verdict(verdict, kind, width=width, colour=colour) for kind in formats]
    put_all(contents, places)
    if "text" not in formats and not quiet and all(place is not None for place in places):
        sys.stderr.write(render_verdict(verdict, "text").partition("\n")[0] + "\n")
    if not verdict.passed:
        raise typer.Exit(FINDINGS)


def _places(formats: list[str], output: str | None) -> list[Path | None]:
    """Give the place of each format; beside files, annotations go where GitHub reads them."""
    if len(formats) == 1 or output is None or output == STDOUT:
        return targets([_STEM], formats, output)[0]
    files = [kind for kind in formats if kind != "github"]
    written = dict(zip(files, targets([_STEM], files, output)[0], strict=True))
    return [written.get(kind) for kind in formats]
