"""The files of models: BPMN, PNML, PTML, tree text, DECLARE, log skeletons, temporal profiles."""

from __future__ import annotations

from pathlib import Path

from procmine.errors import UnreadableFile
from procmine.models import Model

__all__ = ["LARGEST", "open_model", "read_model"]

#: A model file of more bytes is none.
LARGEST = 50_000_000


def open_model(path: str | Path) -> Model:
    """Read a model from a file, by its content; UnreadableFile for what is no model.

    UsageError for a construct that can't be judged right, by its name and place.
    """
    source = Path(path)
    try:
        with source.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"{path}: there is no such file", "check the path") from None
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}", "name a file of a model") from None
    return read_model(content, source.name)


def read_model(content: bytes, name: str) -> Model:
    """Read a model; `name` for messages. Errors as of open_model()."""
    from procmine.models.formats.tree_text import read_tree_text

    return read_tree_text(content.decode(), name)
