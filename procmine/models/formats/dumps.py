"""Models of other programs as JSON: what pm4py discovers, dumped, and MINERful's files.

Of pm4py: DECLARE is {template: {activities: {support, confidence}}}, a log skeleton
{relation: [pairs]} with activ_freq {activity: [numbers]}, a temporal profile
{pair: [mean, standard deviation]} in seconds. Its tuples are lists, or text as Python writes them.
"""

from __future__ import annotations

import ast
import math
import re
import warnings
from collections.abc import Iterator
from typing import Any

from procmine.errors import UnreadableFile, UsageError
from procmine.models import Constraint, DeclarativeModel
from procmine.models.constraint_mistakes import mistakes_of
from procmine.models.formats.template_names import template_named
from procmine.models.templates import named
from procmine.words.say import say

#: So many standard deviations from the mean are still usual (pm4py's default).
ZETA = 6.0
_SKELETON = frozenset(
    {"equivalence", "always_after", "always_before", "never_together", "directly_follows",
     "activ_freq"}
)  # fmt: skip
_TEXT = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
_TUPLE = re.compile(rf"\(\s*(?:{_TEXT})\s*(?:,\s*(?:{_TEXT})\s*)*,?\s*\)")
_LONGEST = 10_000


def read_dump(document: dict[str, Any], name: str) -> DeclarativeModel | None:
    """Read a dump; None for what is none. Errors as of read_declarative()."""
    if isinstance(document.get("constraints"), list):
        return _made(name, "declare", _minerful(document["constraints"], name))
    keys = set(document)
    if keys & (_SKELETON - {"equivalence"}) and keys <= _SKELETON:
        return _made(name, "log-skeleton", _skeleton(document, name))
    if keys and all(map(_TUPLE.fullmatch, keys)):
        return _made(name, "temporal-profile", _profile(document, name))
    if keys and all(template_named(key) for key in keys):
        return _made(name, "declare", _declare(document, name))
    return None


def usual_time(a: str, b: str, mean: float, deviation: float, zeta: float = ZETA) -> Constraint:
    """Make the constraint of a temporal profile: |t - mean| <= zeta * deviation, in seconds."""
    least, most = (round((mean + sign * zeta * deviation) * 1e6) for sign in (-1, 1))
    return named("time-between", (a, b), within_us=most, at_least_us=least if least > 0 else None)


def _made(name: str, kind: Any, constraints: Iterator[Constraint]) -> DeclarativeModel:
    # What pm4py tells of (a, b) and again of (b, a) is one where it says the same.
    once = tuple(dict.fromkeys(constraints))
    for constraint in once:
        if wrong := next(mistakes_of(constraint), None):
            raise UnreadableFile(
                f"{name}: {wrong}", say("see {constraint}", constraint=constraint.name[:80])
            )
    return DeclarativeModel(name, kind, once)


def _minerful(constraints: list[Any], name: str) -> Iterator[Constraint]:
    for entry in constraints:
        called = entry.get("template") if isinstance(entry, dict) else None
        parameters = entry.get("parameters") if isinstance(entry, dict) else None
        if not isinstance(called, str) or not isinstance(parameters, list):
            raise UnreadableFile(
                say("{name}: a constraint without template and parameters", name=name),
                say("each is like {template: Response, parameters: [[A], [B]]}"),
            )
        activities = [p[0] if isinstance(p, list) and len(p) == 1 else p for p in parameters]
        if not all(isinstance(activity, str) for activity in activities):
            raise UsageError(
                say(
                    "{name}: {called} is over a choice of activities, which can't be judged",
                    name=name,
                    called=called[:60],
                ),
                say("take the constraint out, or write one for each activity"),
            )
        template, count = _known(called, name)
        yield named(template, tuple(activities), count)


def _declare(document: dict[str, Any], name: str) -> Iterator[Constraint]:
    for called, entries in document.items():
        template, count = _known(called, name)
        for key in _keys(entries, called, name):
            yield named(template, _tuple(key), count)


def _skeleton(document: dict[str, Any], name: str) -> Iterator[Constraint]:
    for relation, entries in document.items():
        template, _ = _known(relation, name)
        if relation != "activ_freq":
            pairs = [_tuple(key) for key in _keys(entries, relation, name)]
            both = set(pairs)
            for pair in pairs:
                # pm4py finds an equivalence one way, too.
                one_way = relation == "equivalence" and pair[::-1] not in both
                yield named("as-often" if one_way else template, pair)
            continue
        if not isinstance(entries, dict):
            raise _broken(name, relation)
        for activity, counts in entries.items():
            if not isinstance(counts, list) or not all(type(n) is int for n in counts):
                raise _broken(name, relation)
            yield named(template, (activity,), counts=tuple(sorted(set(counts))))
        if entries:
            # What a skeleton doesn't count is never done.
            yield Constraint("only the activities of the model", "only", tuple(sorted(entries)))


def _profile(document: dict[str, Any], name: str) -> Iterator[Constraint]:
    for key, value in document.items():
        pair = _tuple(key)
        times = value if isinstance(value, list) else []
        if len(pair) != 2 or len(times) != 2 or not all(map(_is_time, times)):
            raise UnreadableFile(
                say("{name}: {key} is no mean and standard deviation", name=name, key=key[:60]),
                say("give both, in seconds"),
            )
        yield usual_time(*pair, *times)


def _is_time(value: Any) -> bool:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and math.isfinite(value) and 0 <= value < 1e11


def _known(called: str, name: str) -> tuple[str, int | None]:
    template = template_named(called)
    if template is None:
        raise UsageError(
            say("{name}: the template {called} can't be judged", name=name, called=called[:60]),
            say("take it out, or say it with others"),
        )
    return template


def _keys(entries: Any, called: str, name: str) -> list[Any]:
    if not isinstance(entries, (dict, list)):
        raise _broken(name, called)
    return list(entries)


def _broken(name: str, called: str) -> UnreadableFile:
    return UnreadableFile(
        say(
            "{name}: what stands under {called} is no list of activities", name=name, called=called
        ),
        say("dump the model once more"),
    )


def _tuple(key: Any) -> tuple[str, ...]:
    """Give the activities of a key: a list, one by itself, or a tuple as Python writes it."""
    if isinstance(key, list) and all(isinstance(part, str) for part in key):
        return tuple(key)
    if not isinstance(key, str):
        return ()
    if len(key) <= _LONGEST and _TUPLE.fullmatch(key):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return tuple(ast.literal_eval(key.removesuffix(")").rstrip(" ,") + ",)"))
            except (ValueError, SyntaxError):
                return ()
    return (key,)
