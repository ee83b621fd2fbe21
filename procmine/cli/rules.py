"""`procmine rules`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from procmine.cli.output import show

if TYPE_CHECKING:
    from procmine.rules import Rule

NAME = "rules"


class Shape(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"


def run(
    format: Annotated[
        Shape, typer.Option(metavar="text|json", help="Write the list as text or as json.")
    ] = Shape.TEXT,
) -> None:
    """List the rules: what procmine looks for.

    procmine rules
    """
    from procmine.rules import RULES

    if format is Shape.JSON:
        listed = [
            {"code": r.code, "name": r.name, "kind": r.kind, "needs": list(r.needs),
             "summary": r.info().summary}
            for r in RULES
        ]  # fmt: skip
        show(json.dumps(listed, indent=1) + "\n")
        return
    show(lines(RULES) + "\n`procmine explain CODE` tells how one is measured, and when to ignore"
         " it.\n")  # fmt: skip


def lines(rules: Sequence[type[Rule]]) -> str:
    """Write rules one a line."""
    width = max(len(rule.name) for rule in rules)
    return "".join(f"{r.code}  {r.name:{width}}  {r.info().summary}\n" for r in rules)
