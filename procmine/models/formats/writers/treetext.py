"""Write a process tree as text, ->( 'A', X( 'B', tau ) ), as pm4py does."""

from __future__ import annotations

from procmine.models.tree import ProcessTree


def tree_text(tree: ProcessTree) -> str:
    r"""Write a tree in one line; a quote within a name is written \'."""
    if tree.operator is not None:
        return f"{tree.operator}( {', '.join(tree_text(child) for child in tree.children)} )"
    if tree.label is None:
        return "tau"
    escaped = tree.label.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return f"'{escaped}'"
