"""`procmine explain RULE`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import coloured, show, text_width
from procmine.errors import UsageError
from procmine.words.say import say, spoken

if TYPE_CHECKING:
    from procmine.rules import Rule
    from procmine.words.catalogue import Language

NAME = "explain"


def run(
    rule: Annotated[
        str,
        typer.Argument(metavar="RULE", help="A rule's code or name, or a family's code (PM2)."),
    ],
    sql: Annotated[bool, typer.Option("--sql", help="Show the query that finds it.")] = False,
    language: o.Language = None,
) -> None:
    """Explain a rule: what it finds, and when to ignore it.

    Also why it matters, how it is measured, and which redesign fits.

    procmine explain PM203
    procmine explain rework-loop
    procmine explain PM2             lists the rules of a family
    """
    from procmine.cli.choosing import chosen

    rules = chosen([rule])
    if len(rules) == 1:
        show(_query(rules[0]) if sql else _page(rules[0], spoken()))
        return
    if sql:
        raise UsageError(
            say("{rule} is a family of {count} rules", rule=rule, count=len(rules)),
            say("--sql shows one at a time"),
        )
    from procmine.cli.rules import lines

    show(lines(rules, spoken()))


def _query(rule: type[Rule]) -> str:
    from procmine.relations import RELATIONS

    read = [r for r in RELATIONS if r.name in rule.query]
    return f"{rule.sql()}\n\n-- reads: " + "; ".join(f"{r.name} ({r.row})" for r in read) + "\n"


def _page(rule: type[Rule], language: Language) -> str:
    page = f"# {rule.code} {rule.name}\n\n{rule.page(language)}\n"
    if not coloured(None):
        return page
    from io import StringIO

    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(file=StringIO(), width=min(text_width(None), 100), force_terminal=True)
    with console.capture() as captured:
        console.print(Markdown(page))
    return captured.get()
