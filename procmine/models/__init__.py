"""Process models as plain values: what a model allows, in our own terms, and its file formats.

A procedural model says which orders of activities there are: it is a Petri net, and where it was
a BPMN diagram or a process tree, that as well. A declarative model is a list of constraints: what
none of them forbids is allowed. Nothing here runs over a log, and nothing here needs pm4py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procmine.models.constraints import Constraint
from procmine.models.diagram import Diagram
from procmine.models.net import PetriNet
from procmine.models.tree import ProcessTree
from procmine.models.working_hours import USUAL_HOURS, WorkingHours

__all__ = [
    "Constraint",
    "DeclarativeModel",
    "Diagram",
    "Model",
    "PetriNet",
    "ProceduralModel",
    "ProcessTree",
    "WorkingHours",
]


@dataclass(frozen=True, slots=True)
class ProceduralModel:
    """A model as a net with an initial and final markings, so that cases can be aligned to it.

    `name` is the file's name, or how it was discovered. `diagram` and `tree` are what the net was
    made of, where it was. `notes` are sentences about what was assumed.
    """

    name: str
    kind: Literal["bpmn", "petri-net", "process-tree"]
    net: PetriNet
    diagram: Diagram | None = None
    tree: ProcessTree | None = None
    notes: tuple[str, ...] = ()

    @property
    def activities(self) -> frozenset[str]:
        """The activities that the model knows."""
        return self.net.activities


@dataclass(frozen=True, slots=True)
class DeclarativeModel:
    """A model as constraints; what none of them forbids is allowed."""

    name: str
    kind: Literal["declare", "log-skeleton", "temporal-profile", "rules", "log"]
    constraints: tuple[Constraint, ...]
    notes: tuple[str, ...] = ()
    #: What is working time, for constraints that measure in it.
    hours: WorkingHours = USUAL_HOURS

    @property
    def activities(self) -> frozenset[str]:
        """The activities that constraints name."""
        return frozenset(a for constraint in self.constraints for a in constraint.activities)

    @property
    def knows_all(self) -> bool:
        """Whether it names every activity that may be done, and not only some."""
        return any(constraint.template == "only" for constraint in self.constraints)


Model = ProceduralModel | DeclarativeModel
