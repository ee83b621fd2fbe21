"""BPMN 2.0 files, of whichever tool: one process of it, judged right or refused by name."""

from __future__ import annotations

from procmine.models import ProceduralModel
from procmine.models.bpmn_net import net_of
from procmine.models.formats._xml import parsed
from procmine.models.formats.bpmn.assumptions import assumptions
from procmine.models.formats.bpmn.choosing import chosen_process
from procmine.models.formats.bpmn.reading import diagram_of

__all__ = ["read_bpmn"]


def read_bpmn(content: bytes, name: str, process: str | None = None) -> ProceduralModel:
    """Read a process, by its id or name if there are several; `name` is the file's, for messages.

    UnreadableFile for what is no BPMN, UsageError if the process is not there or not the only one,
    CannotJudge for a construct that cases can't be judged by.
    """
    root = parsed(content, name)
    element, notes = chosen_process(root, name, process)
    diagram = diagram_of(root, element, name)
    return ProceduralModel(
        name, "bpmn", net_of(diagram, name), diagram, notes=(*notes, *assumptions(diagram))
    )
