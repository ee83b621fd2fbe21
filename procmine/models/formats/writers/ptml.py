"""Write a process tree as PTML, ProM's format, which pm4py reads as well."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from procmine.models.tree import ProcessTree

_TAGS = {"->": "sequence", "X": "xor", "+": "and", "*": "xorLoop", "O": "or"}


def write_ptml(tree: ProcessTree, name: str) -> bytes:
    """Write a tree; a loop gets the third child, what is done on leaving it, that ProM asks for."""
    lines = list(_nodes(_with_leaving(tree), "n1"))
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<ptml>",
            f'  <processTree id="tree" name={quoteattr(name)} root="n1">',
            # A tool may need to know a node before what it is part of.
            *sorted(lines, key=lambda line: line.startswith("    <parentsNode")),
            "  </processTree>",
            "</ptml>",
        ]
    )
    return f"{text}\n".encode()


# Private functions


def _with_leaving(tree: ProcessTree) -> ProcessTree:
    children = [_with_leaving(child) for child in tree.children]
    if tree.operator == "*":
        body, *redos = children
        redo = redos[0] if len(redos) == 1 else ProcessTree("X", children=tuple(redos))
        children = [body, redo if redos else ProcessTree(), ProcessTree()]
    return ProcessTree(tree.operator, tree.label, tuple(children))


def _nodes(tree: ProcessTree, id_: str) -> Iterator[str]:
    """Write a node and all below it; a child's id is its parent's and its number."""
    if tree.operator is not None:
        yield f'    <{_TAGS[tree.operator]} id="{id_}" name=""/>'
    elif tree.label is not None:
        yield f'    <manualTask id="{id_}" name={quoteattr(tree.label)}/>'
    else:
        yield f'    <automaticTask id="{id_}" name=""/>'
    for number, child in enumerate(tree.children, 1):
        below = f"{id_}.{number}"
        yield f'    <parentsNode id="{below}-of" sourceId="{id_}" targetId="{below}"/>'
        yield from _nodes(child, below)
