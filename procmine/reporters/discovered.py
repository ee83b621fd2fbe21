"""A discovered model, and how good it is, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from procmine.conformance import Bounds, ModelQuality
from procmine.models import Constraint, DeclarativeModel, Model, ProceduralModel
from procmine.models.formats.tree_text import tree_text
from procmine.models.templates import TEMPLATES
from procmine.words import clean_text, count_text
from procmine.words.say import say, unsaid

_KINDS = {
    "bpmn": unsaid("a BPMN diagram"),
    "petri-net": unsaid("a Petri net"),
    "process-tree": unsaid("a process tree"),
    "declare": unsaid("DECLARE constraints"),
    "log-skeleton": unsaid("a log skeleton"),
}
_DIGITS = 4
_CELLS = 16


def to_text(model: Model | None, quality: ModelQuality | None) -> str:
    """Write for a person; without `model` how good it is alone."""
    lines: list[str] = []
    if model is not None:
        lines += _model_lines(model)
    if quality is not None:
        lines += ["", say("Quality")] if lines else []
        lines += [f"  {say(name):<{_CELLS}}  {text}" for name, text in _quality_lines(quality)]
    return "".join(f"{clean_text(line)}\n" for line in lines)


def to_json(model: Model, quality: ModelQuality | None) -> str:
    """Write for other programs: the same bytes for the same model, floats rounded."""
    content = {
        "model": {
            "algorithm": model.name,
            "kind": model.kind,
            "activities": sorted(model.activities),
            "tree": tree_text(model.tree) if isinstance(model, ProceduralModel) and model.tree
            else None,
            "size": dict(_size(model)),
            "constraints": [_entry(c) for c in model.constraints]
            if isinstance(model, DeclarativeModel) else None,
        },
        "quality": None if quality is None else _rounded(asdict(quality)),
    }  # fmt: skip
    # Only ASCII, so that no name can steer a terminal.
    return json.dumps(content, sort_keys=True, indent=1).replace("\x7f", "\\u007f") + "\n"


def _model_lines(model: Model) -> Iterator[str]:
    parts = ", ".join(f"{count_text(n)} {say(what)}" for what, n in _size(model))
    kind = say(_KINDS.get(model.kind, model.kind))
    yield say("{model}: {kind} ({parts})", model=model.name, kind=kind, parts=parts)
    if isinstance(model, DeclarativeModel):
        for constraint in model.constraints:
            yield f"  {TEMPLATES[constraint.template].sentence(constraint)}"
    elif model.tree is not None:
        yield f"  {tree_text(model.tree)}"
    else:
        yield "  " + say("activities: {names}", names=", ".join(sorted(model.activities)))


def _size(model: Model) -> Iterator[tuple[str, int]]:
    yield unsaid("activities"), len(model.activities)
    if isinstance(model, DeclarativeModel):
        yield unsaid("constraints"), len(model.constraints)
        return
    if model.diagram is not None:
        yield (
            unsaid("gateways"),
            sum(node.kind in ("xor", "and", "or", "event-gateway") for node in model.diagram.nodes),
        )
        yield unsaid("flows"), len(model.diagram.flows)
        return
    yield unsaid("places"), len(model.net.places)
    yield unsaid("transitions"), len(model.net.transitions)
    yield unsaid("arcs"), len(model.net.arcs)


def _quality_lines(quality: ModelQuality) -> Iterator[tuple[str, str]]:
    yield unsaid("fitting cases"), _bounds(quality.fitting)
    if quality.fitness is not None and quality.log_fitness is not None:
        yield (
            unsaid("fitness"),
            say("{fitness} (mean of the cases)", fitness=_bounds(quality.fitness)),
        )
        yield (
            unsaid("log fitness"),
            say("{fitness} (over all moves)", fitness=_bounds(quality.log_fitness)),
        )
    for name in (unsaid("precision"), unsaid("generalisation"), unsaid("simplicity")):
        value = getattr(quality, name)
        if value is not None:
            yield name, f"{value:.{_DIGITS}f}"
        elif name == "precision" and quality.fitness is not None:
            yield name, say("not measured: the model has too many markings")
    if quality.simplicity is not None:
        sound = {True: say("yes"), False: say("no"), None: say("unknown")}[quality.sound]
        yield unsaid("sound"), ": ".join((sound, "; ".join(quality.unsound_for))).rstrip(": ")
    yield unsaid("size"), ", ".join(f"{count_text(n)} {say(what)}" for what, n in quality.size)


def _bounds(bounds: Bounds) -> str:
    low, high = (f"{end:.{_DIGITS}f}" for end in (bounds.low, bounds.high))
    return low if low == high else say("{low} to {high}", low=low, high=high)


def _entry(constraint: Constraint) -> dict[str, Any]:
    return {
        "template": constraint.template,
        "activities": constraint.activities,
        "counts": constraint.counts or None,
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return dict(value)
    return value
