"""Process trees as text: ->( 'A', X( 'B', tau ) )."""

from __future__ import annotations

from procmine.models import ProceduralModel


def read_tree_text(text: str, name: str) -> ProceduralModel:
    """Read a process tree."""
    raise NotImplementedError
