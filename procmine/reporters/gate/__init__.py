"""What `procmine check` hands to others: JUnit, SARIF, GitHub, Markdown, JSON, and text."""

from __future__ import annotations

from collections.abc import Sequence

from procmine.errors import UsageError
from procmine.report import Language
from procmine.verdict import BaselineResult, Verdict
from procmine.words.say import in_its_language, say

#: The formats that `render_verdict` knows.
VERDICT_FORMATS: tuple[str, ...] = ("text", "json", "junit", "sarif", "github", "markdown")


@in_its_language
def render_verdict(
    verdict: Verdict, format_name: str, *, width: int = 100, colour: bool = False
) -> str:
    """Render a verdict; `width` and `colour` are for text alone."""
    if format_name == "text":
        from procmine.reporters.gate.verdict_text import to_verdict_text

        return to_verdict_text(verdict, width=width, colour=colour)
    if format_name == "json":
        from procmine.reporters.gate.as_json import to_json

        return to_json(verdict)
    if format_name == "junit":
        from procmine.reporters.gate.junit import to_junit

        return to_junit(verdict)
    if format_name == "sarif":
        from procmine.reporters.gate.sarif import to_sarif

        return to_sarif(verdict)
    if format_name == "github":
        from procmine.reporters.gate.github import to_github

        return to_github(verdict)
    if format_name == "markdown":
        from procmine.reporters.gate.markdown import to_markdown

        return to_markdown(verdict)
    raise UsageError(
        say("no format '{format_name}'", format_name=format_name),
        say("choose one of {known}", known=", ".join(VERDICT_FORMATS)),
    )


def render_baseline(
    results: Sequence[BaselineResult],
    unasked: int,
    language: Language,
    *,
    width: int = 100,
    colour: bool = False,
) -> str:
    """Render what became of a baseline, as text; `unasked` counts entries not looked for."""
    from procmine.reporters.gate.baseline_text import to_baseline_text

    return to_baseline_text(results, unasked, language, width, colour)
