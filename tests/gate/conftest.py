"""Small models, findings and conformances."""

import pytest

from procmine.conformance import Bounds, Conformance
from procmine.findings import Finding, Impact, RuleInfo, Subject
from procmine.models import PetriNet, ProceduralModel
from procmine.models.net import Transition


@pytest.fixture
def sequence():
    """Give a model that allows one order of activities alone."""

    def model(*activities):
        places = tuple(f"p{n}" for n in range(len(activities) + 1))
        steps = tuple(Transition(f"t{n}", a, f"e{n}") for n, a in enumerate(activities))
        into = [(f"p{n}", f"t{n}", 1) for n in range(len(activities))]
        out_of = [(f"t{n}", f"p{n + 1}", 1) for n in range(len(activities))]
        net = PetriNet(places, steps, (*into, *out_of), {"p0": 1}, ({places[-1]: 1},))
        return ProceduralModel("model.ptml", "process-tree", net)

    return model


@pytest.fixture
def finding():
    """Give a finding: by default one of medium severity that touches 10 of 100 cases."""

    def make(activity="A", code="PM203", severity="medium", kind="rework", cases=10, **more):
        rule = RuleInfo(code, "a-rule", "", "", "", "")
        return Finding(
            rule, f"{activity} is found", kind, severity, Subject(activity=activity, **more),
            cases, cases / 100, cases, Impact(1.0, "work"), (), (), "",
        )  # fmt: skip

    return make


@pytest.fixture
def conformance():
    """Give a conformance of 100 cases, of which all were judged unless it is said."""

    def make(deviating=0, judged=100, fitness=1.0, cases=100, **more):
        unjudged = cases - judged
        fitting = Bounds((cases - deviating - unjudged) / cases, (cases - deviating) / cases)
        bounds = fitness if isinstance(fitness, Bounds) else Bounds(fitness, fitness)
        return Conformance(
            "model.bpmn", "bpmn", "alignments", cases, 10, judged, fitting, bounds, bounds, **more
        )

    return make
