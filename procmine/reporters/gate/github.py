"""The verdict as workflow commands of GitHub: annotations on a run and on a pull request."""

from __future__ import annotations

from procmine.reporters.gate._outcomes import headline, outcomes
from procmine.verdict import Verdict
from procmine.words import clean_text, count_text

#: GitHub shows no more of one level in one step.
SHOWN = 10


def to_github(verdict: Verdict) -> str:
    """Write an annotation for each thing that fails, worst first, and one with the verdict."""
    lines: list[str] = []
    failed = [f for f in verdict.findings if verdict.fails(f)]
    worst = [(f"{f.code} {f.rule.name}", f.title) for f in failed]
    others = [
        (o.name, o.message)
        for o in outcomes(verdict)
        if o.state == "failed" and o.group not in ("deviations", "baseline")
    ]
    every = [*others, *worst]
    for title, message in every[: SHOWN - 1] if len(every) > SHOWN else every:
        lines.append(_command("error", message, verdict.source, title))
    if len(every) > SHOWN:
        more = f"and {count_text(len(every) - SHOWN + 1)} more: see the job summary or the report"
        lines.append(_command("error", more, verdict.source, "procmine check"))
    skipped = [o for o in outcomes(verdict) if o.state == "skipped"]
    lines += [_command("notice", o.message, verdict.source, o.name) for o in skipped[:SHOWN]]
    level = "notice" if verdict.passed else "error"
    lines.append(_command(level, headline(verdict), verdict.source, "procmine check"))
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
