"""The result of a check against a model, for the terminal, and alone in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.conformance import Conformance
from procmine.errors import UsageError
from procmine.report import Language
from procmine.reporters.page.conformance_view import constraints, none_told, numbers, unknown
from procmine.words.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

#: The formats of a conformance alone.
FORMATS = ("text", "json")
#: So many deviations a report names beside its findings, and so many a check tells in full.
_NAMED = 5
_TOLD = 10
_BROKEN_SHOWN = 10


def render_conformance(
    conformance: Conformance,
    format_name: str,
    language: Language = "en",
    width: int = 100,
    colour: bool = False,
) -> str:
    """Write a conformance alone, as text or json; `width` and `colour` are for text."""
    if format_name == "text":
        from procmine.reporters.terminal import printed

        return printed(_told(conformance, language, width), width, colour)
    if format_name == "json":
        from procmine.reporters.contract import conformance_to_json

        return conformance_to_json(conformance)
    raise UsageError(
        say("no format '{format_name}' for a conformance", format_name=format_name),
        say("choose {formats}", formats=" or ".join(FORMATS)),
    )


def conformance_text(conformance: Conformance, language: Language) -> Iterator[RenderableType]:
    """Say how far the log keeps to the model; what only one of them knows comes first."""
    told = conformance.deviations
    often = sorted(told, key=lambda finding: -finding.cases)[:_NAMED]
    named = [f"{finding.code} {finding.title}" for finding in often]
    more = len(told) - len(named) + sum(count for _, count in conformance.left_out)
    yield from _measured(conformance, language, named, more)


def _told(conformance: Conformance, language: Language, width: int) -> Iterator[RenderableType]:
    """Tell a conformance with its deviations in full, worst first."""
    from procmine.reporters._text_findings import costs, severity_lead, where
    from procmine.reporters._text_layout import counted, entries, plain
    from procmine.words import sentence

    yield from _measured(conformance, language)
    told = conformance.deviations
    if not told:
        yield ""
        yield plain(none_told(conformance, language))
    for number, finding in enumerate(told[:_TOLD], start=1):
        rows = [
            ("costs", costs(finding, 0.0, language)),
            ("where", where(finding, conformance.cases, language)),
            ("more", f"procmine explain {finding.code}"),
        ]
        details = entries((sentence(key, language), text) for key, text in rows if text)
        yield ""
        yield severity_lead(number, finding, details, language, width)
    more = len(told[_TOLD:]) + sum(count for _, count in conformance.left_out)
    if more:
        yield ""
        yield plain(counted(more, "more_deviations", language))


def _measured(
    conformance: Conformance, language: Language, deviations: Sequence[str] = (), more: int = 0
) -> Iterator[RenderableType]:
    from procmine.reporters._text_layout import STRONG, beside, entries, indented, plain
    from procmine.words import sentence

    yield plain(sentence("conformance", language), STRONG)
    for line in unknown(conformance, language):
        yield indented(beside(plain("! ", "bold yellow"), plain(line)))
    broken = [
        sentence(
            "constraint_broken", language, name=name, concerned=concerned, broken=n, share=share
        )
        for name, concerned, n, share in constraints(conformance)
    ]
    rows = [
        *numbers(conformance, language),
        *_column("broken", broken[:_BROKEN_SHOWN], len(broken) - _BROKEN_SHOWN, language),
        *_column("deviations", deviations, more, language),
    ]
    yield indented(entries(rows))
    for note in conformance.notes:
        yield indented(beside(plain(sentence("note", language)), plain(note)))


def _column(
    key: str, lines: Sequence[str], more: int, language: Language
) -> Iterator[tuple[str, str]]:
    """Put lines under each other, named once, and count those that are left out."""
    from procmine.reporters._text_layout import counted
    from procmine.words import sentence

    rest = [counted(more, f"more_{key}", language)] if more > 0 else []
    for place, line in enumerate([*lines, *rest]):
        yield ("" if place else sentence(key, language)), line
