"""A log as the model of another."""

from datetime import timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from logs_of_words import MONDAY, deviations, frame_of, opened

from procmine.mining.conforming import conform
from procmine.mining.likeness import model_like
from procmine.models.formats.declarative import read_declarative, write_declarative


def model_of(frame, noise=0.0):
    with opened(frame) as log:
        return model_like(log, noise)


def told(frame, model):
    with opened(frame) as log:
        result = conform(log, model)
        return result, [(row[1], row[2], row[3], row[6]) for row in deviations(log)]


@settings(deadline=None, max_examples=8)
@given(st.lists(st.text("ABCD", min_size=1, max_size=6), min_size=1, max_size=6))
def test_a_log_is_like_itself(words):
    frame = frame_of(words)

    assert told(frame, model_of(frame))[0].conforms


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ABC", []),
        ("ABXC", [("unknown", "X", None, "only usual activities are done")]),
        (
            "BC",
            [
                ("skipped", "A", None, "A is always done"),
                ("wrong-start", "B", None, "begins as usual"),
            ],
        ),
        (
            "AB",
            [
                ("skipped", "C", None, "C is always done"),
                ("wrong-end", "B", None, "ends as usual"),
            ],
        ),
        ("ABBC", [("wrong-order", "B", "B", "B is followed by what is usual")]),
        ("ABCAC", [("wrong-order", "C", "A", "C is followed by what is usual")]),
    ],
)
def test_what_the_reference_never_had_is_told(word, expected):
    model = model_of(frame_of(["ABC", "AC", "ABC"]))

    found = [row for row in told(frame_of([word]), model)[1] if row[0] != "too-late"]

    assert found == expected


def gaps_of(minutes):
    return pd.DataFrame(
        [
            {"case": f"c{n}", "activity": activity, "time": MONDAY + timedelta(minutes=minute)}
            for n, gap in enumerate(minutes)
            for activity, minute in (("A", 0), ("B", gap))
        ]
    )


def test_what_takes_longer_than_the_reference_ever_took_and_than_is_usual_is_too_late():
    model = model_of(gaps_of([10, 20]))  # mean 15, deviation 5

    assert told(gaps_of([45]), model)[1] == []
    assert told(gaps_of([46]), model)[1] == [
        ("too-late", "B", "A", "from A to B it takes no longer than usual")
    ]


def test_what_the_reference_hardly_had_counts_as_never():
    reference = frame_of(["AB"] * 99 + ["AXB"])

    assert told(frame_of(["AXB"]), model_of(reference))[1] == []
    assert told(frame_of(["AXB"]), model_of(reference, 0.02))[1] == [
        ("unknown", "X", None, "only usual activities are done"),
    ]


def test_what_is_learnt_can_be_kept_in_a_file():
    model = model_of(frame_of(["ABC", "AC"]))

    assert read_declarative(write_declarative(model), model.name) == model


def test_what_is_learnt_is_the_same_in_every_run():
    words = ["ABC", "ACB", "CAB", "BBA"]

    assert model_of(frame_of(words)) == model_of(frame_of(words))
