"""Which rules the user means, by code, family or name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from procmine.errors import UsageError
from procmine.rules import RULES, Rule
from procmine.words.say import say


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[type[Rule], ...]:
    """Give the rules selected and not ignored, each by code, family (PM2) or name.

    Raises UsageError for one that matches no rule, and where no rule is left.
    """
    unknown = [name for name in (*select, *ignore) if not any(_matches(r, name) for r in RULES)]
    if unknown:
        names = [known for rule in RULES for known in (rule.name, rule.code)]
        near = get_close_matches(unknown[0].lower(), names, n=1)
        guess = say("did you mean {near}? ", near=near[0]) if near else ""
        raise UsageError(
            say("no rule is called {unknown}", unknown=", ".join(unknown)),
            say("{guess}`procmine rules` lists them all", guess=guess),
        )
    left = tuple(
        rule
        for rule in RULES
        if (not select or any(_matches(rule, name) for name in select))
        and not any(_matches(rule, name) for name in ignore)
    )
    if not left:
        raise UsageError(
            say("no rule is left to look for"), say("ignore fewer of those that are selected")
        )
    return left


def listed(names: Sequence[str] | None) -> list[str]:
    """Take apart what was given with commas, repeatedly or both."""
    return [name.strip() for text in names or () for name in text.split(",") if name.strip()]


def _matches(rule: type[Rule], name: str) -> bool:
    code = name.upper()
    is_family = re.fullmatch(r"PM\d", code) is not None
    return rule.name == name.lower() or rule.code == code or (is_family and code == rule.code[:3])
