"""Write a model as BPMN 2.0 with its picture, which editors such as bpmn.io show."""

from __future__ import annotations

from procmine.models import ProceduralModel
from procmine.models.formats.writers.bpmnxml import bpmn_xml
from procmine.models.formats.writers.placed import placed
from procmine.models.net_diagram import diagram_of_net
from procmine.models.placing import Placed
from procmine.models.tree_diagram import diagram_of_tree


def write_bpmn(model: ProceduralModel) -> bytes:
    """Write a model; UsageError for a net that no diagram can say."""
    drawn = diagram_of(model)
    return bpmn_xml(drawn.diagram, model.name, drawn.nodes, drawn.flows).encode()


def diagram_of(model: ProceduralModel) -> Placed:
    """Give the placed diagram of a model; UsageError for a net that no diagram can say."""
    if model.tree is not None:
        return diagram_of_tree(model.tree)
    return placed(model.diagram or diagram_of_net(model.net))
