"""Write a model as a file that other tools open; equal models give equal bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from procmine.errors import UsageError
from procmine.models import DeclarativeModel, Diagram, Model, PetriNet, ProceduralModel, ProcessTree
from procmine.words.say import say, unsaid

Kind = Literal["bpmn", "pnml", "ptml", "tree"]
KINDS: tuple[Kind, ...] = ("bpmn", "pnml", "ptml", "tree")

#: What XML 1.0 has no way to write.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = {
    "bpmn": "BPMN diagram",
    "pnml": unsaid("Petri net"),
    "ptml": unsaid("process tree"),
    "tree": unsaid("process tree"),
}


def write_model(
    model: Model, kind: str, tell: Callable[[str], None] = lambda sentence: None
) -> bytes:
    """Write a model; UsageError for what it can't be. `tell` hears what had to be changed."""
    if kind not in KINDS:
        raise UsageError(
            say("no model format '{kind}'", kind=kind),
            say("choose one of {known}", known=", ".join(KINDS)),
        )
    if isinstance(model, DeclarativeModel):
        raise UsageError(
            say("{model}: constraints can't be a {what}", model=model.name, what=say(_NAMES[kind])),
            say(
                "a list of constraints allows what no diagram can draw: discover a"
                " model with --algorithm inductive"
            ),
        )
    bad = sorted(name for name in model.activities if _FORBIDDEN.search(name))
    if bad and kind != "tree":
        what = say("name has") if len(bad) == 1 else say("names have")
        tell(
            say(
                "{count} {what} characters that XML forbids, written as �",
                count=len(bad),
                what=what,
            )
        )
    model = _allowed(model) if kind != "tree" else model
    if kind == "pnml":
        from procmine.models.formats.writers.pnml import write_pnml

        return write_pnml(model)
    if kind == "bpmn":
        from procmine.models.formats.writers.bpmn import write_bpmn

        return write_bpmn(model)
    if model.tree is None:
        raise UsageError(
            say(
                "{model}: a {what} isn't a process tree",
                model=model.name,
                what=say("diagram") if model.diagram else say("net"),
            ),
            say("write .pnml or .bpmn, or discover a tree with --algorithm inductive"),
        )
    if kind == "ptml":
        from procmine.models.formats.writers.ptml import write_ptml

        return write_ptml(model.tree, model.name)
    from procmine.models.formats.tree_text import tree_text

    return f"{tree_text(model.tree)}\n".encode("utf-8", "replace")


# Private functions


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _allowed(model: ProceduralModel) -> ProceduralModel:
    """Give the model with names that XML can hold."""
    return replace(
        model,
        name=_clean(model.name),
        net=_net(model.net),
        diagram=model.diagram and Diagram(
            tuple(replace(node, name=_clean(node.name)) for node in model.diagram.nodes),
            model.diagram.flows,
        ),
        tree=model.tree and _tree(model.tree),
    )  # fmt: skip


def _net(net: PetriNet) -> PetriNet:
    return replace(
        net,
        transitions=tuple(
            t if t.label is None else replace(t, label=_clean(t.label)) for t in net.transitions
        ),
    )


def _tree(tree: ProcessTree) -> ProcessTree:
    return replace(
        tree,
        label=None if tree.label is None else _clean(tree.label),
        children=tuple(map(_tree, tree.children)),
    )
