"""What the runs of a net begin and end with."""

import pytest

from procmine.mining.boundaries import boundaries
from procmine.models import PetriNet
from procmine.models.formats import open_model
from procmine.models.net import Transition


@pytest.mark.parametrize(
    ("tree", "starts", "ends"),
    [
        ("->('A', 'B', 'C')", "A", "C"),
        ("->(X('A', tau), 'B', X('C', 'D', tau))", "AB", "BCD"),
        ("+('A', ->('B', 'C'))", "AB", "AC"),
        ("->(*('A', 'B'), X('C', tau))", "A", "AC"),
    ],
)
def test_silent_steps_are_passed_over(tree, starts, ends):
    found = boundaries(open_model(tree).net)

    assert found.starts == set(starts)
    assert found.ends == set(ends)


def test_a_net_that_makes_tokens_without_end_gives_what_was_found():
    net = PetriNet(
        places=("start", "heap"),
        transitions=(Transition("more", None), Transition("a", "A")),
        arcs=(("start", "more", 1), ("more", "start", 1), ("more", "heap", 1), ("start", "a", 1)),
        initial={"start": 1},
        finals=({"heap": 1},),
    )

    assert boundaries(net).starts == {"A"}
