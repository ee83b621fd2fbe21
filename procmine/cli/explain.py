"""`procmine explain CODE`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from procmine.errors import UsageError

NAME = "explain"


def run(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A rule's code or name.")],
    sql: Annotated[bool, typer.Option("--sql", help="Show the query that finds it.")] = False,
) -> None:
    """Tell what a rule finds, why it matters, how it is measured, when to ignore it.

    Example: procmine explain PM203
    """
    from procmine.analysis import chosen

    rules = chosen([code])
    if len(rules) != 1:
        raise UsageError(f"{code} is a family of {len(rules)} rules", "`procmine rules` lists them")
    rule = rules[0]
    if sql:
        from procmine.relations import RELATIONS

        typer.echo(rule.sql())
        read = [r for r in RELATIONS if r.name in rule.query]
        typer.echo("\n-- reads: " + "; ".join(f"{r.name} ({r.row})" for r in read))
        return
    page = f"# {rule.code} {rule.name}\n\n{rule.page()}\n"
    if not sys.stdout.isatty():
        typer.echo(page)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(width=min(Console().width, 100)).print(Markdown(page))
