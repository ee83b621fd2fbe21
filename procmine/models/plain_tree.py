"""A process tree without what changes nothing: nested equals, lone children, silent steps."""

from __future__ import annotations

from collections.abc import Iterable

from procmine.models.tree import ProcessTree

TAU = ProcessTree()


def is_tau(tree: ProcessTree) -> bool:
    """Tell whether a tree is a silent step."""
    return tree.operator is None and tree.label is None


def plain(tree: ProcessTree) -> ProcessTree:
    """Give a tree with the same runs, in which no operator is idle and a silent branch is last."""
    if tree.operator is None:
        return tree if tree.label is not None else TAU
    children = [plain(child) for child in tree.children]
    if tree.operator == "*":
        body, redos = children[0], _once(_parts(children[1:], "X") or [TAU])
        idle = is_tau(body) and redos == [TAU]
        return TAU if idle else ProcessTree("*", children=(body, *redos))
    parts = _parts(children, tree.operator)
    if tree.operator in ("->", "+"):
        parts = [part for part in parts if not is_tau(part)]
    else:
        parts = _once(parts)
    if len(parts) < 2:
        return parts[0] if parts else TAU
    return ProcessTree(tree.operator, children=tuple(parts))


def _parts(children: Iterable[ProcessTree], operator: str) -> list[ProcessTree]:
    """Put the children of nested operators in their place."""
    return [
        part
        for child in children
        for part in (child.children if child.operator == operator != "*" else (child,))
    ]


def _once(children: list[ProcessTree]) -> list[ProcessTree]:
    """Leave out all silent branches but one, and put it last."""
    seen = [child for child in children if not is_tau(child)]
    return seen + [TAU] * (len(seen) < len(children))
