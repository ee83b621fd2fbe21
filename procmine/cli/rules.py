"""`procmine rules`."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

NAME = "rules"


class Shape(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"


def run(
    format: Annotated[Shape, typer.Option(help="How to write the list.")] = Shape.TEXT,
) -> None:
    """List the rules: what procmine looks for."""
    from procmine.rules import RULES

    if format is Shape.JSON:
        listed = [
            {"code": r.code, "name": r.name, "kind": r.kind, "needs": list(r.needs),
             "summary": r.info().summary}
            for r in RULES
        ]  # fmt: skip
        typer.echo(json.dumps(listed, indent=1))
        return
    width = max(len(r.name) for r in RULES)
    for rule in RULES:
        typer.echo(f"{rule.code}  {rule.name:{width}}  {rule.info().summary}")
    typer.echo("\n`procmine explain CODE` tells how one is measured, and when to ignore it.")
