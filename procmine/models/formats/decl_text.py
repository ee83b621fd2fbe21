"""DECLARE as text, as Declare4Py and RuM write it: `Response[A, B] | | |`.

Lines about data (bind, and lists of values) are read over: they say what may be in conditions.
"""

from __future__ import annotations

import re

from procmine.errors import UnreadableFile, UsageError
from procmine.models import Constraint, DeclarativeModel
from procmine.models.constraint_mistakes import mistakes_of
from procmine.models.formats.template_names import template_named
from procmine.models.templates import named
from procmine.words.say import say

_ACTIVITY = re.compile(r"activity\s+(\S.*)", re.IGNORECASE)
_CONSTRAINT = re.compile(r"([A-Za-z][A-Za-z \-]{0,60}\d{0,9})\s*\[(.*?)\]\s*(\|.*)?")
_DATA = re.compile(r"bind\s|[^\[\]|]+:", re.IGNORECASE)


def is_decl_text(text: str) -> bool:
    """Say whether a text looks like DECLARE."""
    lines = [line.strip() for line in text.splitlines()[:50]]
    return any(_ACTIVITY.fullmatch(line) or _constraint_line(line) for line in lines)


def read_decl_text(text: str, name: str) -> DeclarativeModel:
    """Read DECLARE as text; UsageError for a condition, UnreadableFile for what is none."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    declared = {found[1].strip() for _, line in lines if (found := _ACTIVITY.fullmatch(line))}
    constraints: dict[Constraint, None] = {}
    for number, line in lines:
        if not line or line.startswith("#") or _ACTIVITY.fullmatch(line):
            continue
        found = _CONSTRAINT.fullmatch(line)
        if found is not None:
            place = f"{name}: line {number}"
            constraints[
                _constraint(found[1].strip(), found[2], found[3] or "", declared, place)
            ] = None
        elif not _DATA.match(line):
            raise UnreadableFile(
                say(
                    "{name}: line {number} is no constraint: {line}",
                    name=name,
                    number=number,
                    line=line[:60],
                ),
                say("a constraint looks like Response[A, B] | | |"),
            )
    return DeclarativeModel(name, "declare", tuple(constraints))


def _constraint_line(line: str) -> bool:
    found = _CONSTRAINT.fullmatch(line)
    return found is not None and template_named(found[1].strip()) is not None


def _constraint(
    called: str, inside: str, conditions: str, declared: set[str], place: str
) -> Constraint:
    template = template_named(called)
    if template is None:
        raise UsageError(
            say("{place}: the template {called} can't be judged", place=place, called=called),
            say("take it out, or say it with others"),
        )
    condition = next((part.strip() for part in conditions.split("|") if part.strip()), None)
    if condition is not None:
        raise UsageError(
            say(
                "{place}: {called}[{inside}] has a condition that can't be judged: {condition}",
                place=place,
                called=called,
                inside=inside,
                condition=condition[:60],
            ),
            say("take the condition out, or write a [[rule]] with `where` in procmine.toml"),
        )
    constraint = named(template[0], _activities(inside, declared), template[1])
    if wrong := next(mistakes_of(constraint), None):
        raise UnreadableFile(
            f"{place}: {wrong}", say("a constraint looks like Response[A, B] | | |")
        )
    return constraint


def _activities(inside: str, declared: set[str]) -> tuple[str, ...]:
    """Part the activities at a comma: at one that leaves two that are declared, where there is."""
    if inside.strip() in declared:
        return (inside.strip(),)
    parts = inside.split(",")
    for cut in range(1, len(parts)):
        pair = ",".join(parts[:cut]).strip(), ",".join(parts[cut:]).strip()
        if declared.issuperset(pair):
            return pair
    return tuple(part.strip() for part in parts)
