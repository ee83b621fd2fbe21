"""`procmine baseline write|update|show LOG`."""

from __future__ import annotations

import re
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli.asked import ModelOptions, baseline_of, method_of, rules_of
from procmine.cli.output import coloured, show, text_width
from procmine.cli.progress import Progress
from procmine.cli.reading import NONE, LogOptions, folder_of, reads_logs
from procmine.cli.sparing import spare
from procmine.errors import UsageError
from procmine.words.say import say, spoken
from procmine.words.text import clean_text

NAME = "baseline"
_ENTRIES = "New entries"


class Action(StrEnum):
    """What is done with a baseline."""

    WRITE = "write"
    UPDATE = "update"
    SHOW = "show"


@reads_logs
def run(
    action: Annotated[
        Action, typer.Argument(metavar="ACTION", help="write, update or show.")
    ],
    log: o.Log,
    baseline: o.Baseline = None,
    model: o.Model = None,
    like: o.Like = None,
    process: o.Process = None,
    method: o.CheckMethod = None,
    effort: o.Effort = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    owner: Annotated[
        str, typer.Option(metavar="NAME", help="Who answers for it.", rich_help_panel=_ENTRIES)
    ] = "",
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why it is accepted.", rich_help_panel=_ENTRIES)
    ] = "",
    expires: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The last day of the acceptance, such as 2027-03-31.",
                     rich_help_panel=_ENTRIES),
    ] = None,
    keep_fixed: Annotated[
        bool,
        typer.Option("--keep-fixed", help="Leave entries in that are no longer found.",
                     rich_help_panel=_ENTRIES),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write over the file that is there.",
                           rich_help_panel=_ENTRIES)
    ] = False,
    language: o.Language = None,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Accept what is found today, so that a check fails by new findings alone.

    write makes the file of all findings to act on (medium or high) and all deviations; update puts
    in those that are new and takes out those that are fixed; show tells what became of each. The
    file is TOML for people to review: owner, reason, the last day, and a limit of the cases can be
    changed by hand, and stay.

    procmine baseline write claims.csv --model reference.bpmn --owner ops --reason "known, see #12"
    procmine baseline update claims.csv --model reference.bpmn --expires 2027-03-31
    procmine baseline show claims.csv
    """
    from procmine.gate.baseline import compare, entry_of, looked_for
    from procmine.gate.baseline_file import FILE_NAME, content_of, parsed, started, updated
    from procmine.judging import Question, measured
    from procmine.mining.alignments import EFFORT

    last_day = _day(expires)
    said = logs_as.settings(log, language)
    file = baseline_of(baseline, log, said) or folder_of(log) / FILE_NAME
    if baseline is not None and baseline.lower() == NONE:
        raise UsageError(
            say(
                "--baseline {baseline}: there is none to {action}",
                baseline=baseline,
                action=action.value,
            ),
            say("name a file"),
        )
    asked = ModelOptions(model, like, process).before(said)
    spare([file], asked.inputs(log, said))
    writes = action is Action.WRITE
    if writes and file.exists() and not force:
        raise UsageError(
            say("{path}: is there already", path=file),
            say("`procmine baseline update` changes it, --force writes over it"),
        )
    content = "" if writes else content_of(file)
    accepted = parsed(content, str(file))
    rules = rules_of(select, ignore, said)
    with Progress(quiet) as progress:
        question = Question(
            models=asked.read(said, logs_as, progress),
            accepted=accepted,
            rules=rules,
            settings=said.rules,
            method=method_of(method, said).value,
            effort=effort or said.check.effort or EFFORT,
            language=spoken(),
        )
        with logs_as.open(log, said, progress) as events:
            found = measured(events, question, progress).measured
    today = date.today()
    results = compare(accepted, found, today, spoken())
    if action is Action.SHOW:
        from procmine.reporters import render_baseline

        unasked = len(accepted) - sum(1 for _ in looked_for(accepted, found))
        show(render_baseline(results, unasked, spoken(), width=text_width(None),
                             colour=coloured(None)))  # fmt: skip
        return
    _warn(found.unjudged, found.cases)
    models = found.models
    new = [
        entry_of(r.finding, owner=owner, reason=reason, today=today, expires=last_day,
                 all_cases=found.cases, model=models.get(r.fingerprint, ""))
        for r in results if r.state == "new" and r.finding is not None
    ]  # fmt: skip
    fixed = set() if keep_fixed else {r.fingerprint for r in results if r.state == "fixed"}
    _write(file, started(new) if writes else updated(content, new, fixed, str(file)), content)
    if not quiet:
        told = say(
            "{file}: {added} added, {removed} removed",
            file=clean_text(str(file)),
            added=len(new),
            removed=len(fixed),
        )
        sys.stderr.write(told + "\n")


def _warn(unjudged: int, cases: int) -> None:
    if unjudged:
        sys.stderr.write(
            say(
                "{unjudged:,} of {cases:,} cases could not be judged: what they hide"
                " is not in the baseline; raise --effort\n",
                unjudged=unjudged,
                cases=cases,
            )
        )


def _write(file: Path, text: str, before: str) -> None:
    from procmine.writing import write

    if text != before:
        write(text, file)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(say("--expires {text}: is no day", text=text), say("write it as 2027-03-31"))
