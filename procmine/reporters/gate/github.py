"""The verdict as workflow commands of GitHub: annotations on a run and on a pull request."""

from __future__ import annotations

from procmine.reporters.gate._outcomes import outcomes
from procmine.reporters.gate.verdict_text import verdict_line
from procmine.verdict import Verdict
from procmine.words import clean_text
from procmine.words.say import say

#: GitHub shows no more of one level in one step.
SHOWN = 10


def to_github(verdict: Verdict) -> str:
    """Write an annotation with the verdict, and one for each thing that fails, worst first."""
    level = "notice" if verdict.passed else "error"
    lines = [_command(level, verdict_line(verdict), verdict.source, "procmine check")]
    every = outcomes(verdict)
    failed = [
        (o.name, o.message)
        for o in every
        if o.state == "failed" and o.group not in ("deviations", "baseline")
    ]
    failed += [(f"{f.code} {f.rule.name}", f.title) for f in verdict.findings if verdict.fails(f)]
    if len(failed) >= SHOWN:
        more = say(
            "and {count:,} more: see the summary or the report", count=len(failed) - SHOWN + 2
        )
        failed = [*failed[: SHOWN - 2], ("procmine check", more)]
    lines += [_command("error", message, verdict.source, title) for title, message in failed]
    skipped = [o for o in every if o.state == "skipped"]
    lines += [_command("notice", o.message, verdict.source, o.name) for o in skipped[: SHOWN - 1]]
    return "\n".join(lines) + "\n"


def _command(level: str, message: str, file: str, title: str) -> str:
    place = f"file={_property(file)}," if file != "-" else ""
    return f"::{level} {place}title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    """Escape what ends a command's text."""
    return clean_text(text).replace("%", "%25")


def _property(text: str) -> str:
    """Escape what ends a property as well."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
