"""The sentences of a verdict."""

from typing import get_args, get_type_hints

from procmine.conformance import Method
from procmine.models import DeclarativeModel, ProceduralModel
from procmine.verdict import Known, State
from procmine.words import LABELS
from procmine.words.gate import GATE_SENTENCES, gate_counted


def test_they_are_sorted():
    assert list(GATE_SENTENCES) == sorted(GATE_SENTENCES)


def test_every_state_has_a_word():
    assert {f"state_{state}" for state in get_args(State)} <= set(GATE_SENTENCES)
    assert {f"baseline_{state}" for state in get_args(Known)} <= set(GATE_SENTENCES)


def test_one_is_told_from_many():
    assert gate_counted(1, "new", "en") == "1 new finding"
    assert gate_counted(1200, "new", "en") == "1,200 new findings"


def test_each_kind_of_model_and_each_method_has_a_name():
    kinds = [
        *get_args(get_type_hints(ProceduralModel)["kind"]),
        *get_args(get_type_hints(DeclarativeModel)["kind"]),
    ]

    names = [LABELS[f"model_{kind}"] for kind in kinds]
    names += [LABELS[f"method_{method}"] for method in get_args(Method)]

    assert all(names)
