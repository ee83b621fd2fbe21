"""`procmine rules`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from procmine.cli import options as o
from procmine.cli.output import show
from procmine.words.say import say, spoken

if TYPE_CHECKING:
    from procmine.rules import Rule
    from procmine.words.catalogue import Language

NAME = "rules"


class Shape(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"


def run(
    format: Annotated[
        Shape, typer.Option(metavar="text|json", help="Write the list as text or as json.")
    ] = Shape.TEXT,
    language: o.Language = None,
) -> None:
    """List the rules: what procmine looks for.

    procmine rules
    """
    from procmine.rules import RULES

    if format is Shape.JSON:
        listed = [
            {"code": r.code, "name": r.name, "kind": r.kind, "needs": list(r.needs),
             "summary": r.info(spoken()).summary}
            for r in RULES
        ]  # fmt: skip
        show(json.dumps(listed, indent=1) + "\n")
        return
    more = say("`procmine explain CODE` tells how one is measured, and when to ignore it.")
    show(f"{lines(RULES, spoken())}\n{more}\n")


def lines(rules: Sequence[type[Rule]], language: Language) -> str:
    """Write rules one a line."""
    width = max(len(rule.name) for rule in rules)
    return "".join(f"{r.code}  {r.name:{width}}  {r.info(language).summary}\n" for r in rules)
