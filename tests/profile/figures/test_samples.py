"""Samples are taken evenly, and hold everything where there is little."""

import itertools

from small_logs import related

from procmine.profile.figures.samples import dotted, spectra
from procmine.profile.figures.window import window


def test_a_small_log_is_shown_whole_in_the_order_in_which_cases_begin():
    with related("c1: A 60, B 120\nc2: A 0, Z 240") as log:
        told = dotted(log, ["A", "B"], window(log))

    assert [case.case_id for case in told] == ["c2", "c1"]
    assert [[dot.activity for dot in case.dots] for case in told] == [[0, -1], [0, 1]]


def test_of_many_cases_some_are_taken_evenly_by_their_start():
    text = "\n".join(f"c{n:04}: A {n}, B {n + 1}" for n in range(900))
    with related(text) as log:
        places = [int(case.case_id[1:]) for case in dotted(log, ["A", "B"], window(log))]

    assert len(places) == 300
    assert {b - a for a, b in itertools.pairwise(places)} == {3}


def test_no_sample_has_more_than_six_thousand_dots():
    steps = ", ".join(f"A {n}" for n in range(150))
    with related(f"c1..c200: {steps}") as log:
        told = dotted(log, ["A"], window(log))

    assert max(len(case.dots) for case in told) == 100
    assert 5000 < sum(len(case.dots) for case in told) <= 6000


def test_a_spectrum_tells_the_quarter_of_each_passage_of_the_flow():
    text = "\n".join(f"c{n}: A {n}, B {n + n * 10}" for n in range(1, 9))
    with related(text) as log:
        (told,) = spectra(log, window(log))

    assert (told.source, told.target, told.passages) == ("A", "B", 8)
    assert [segment.quarter for segment in told.segments] == [0, 0, 1, 1, 2, 2, 3, 3]


def test_a_flow_with_many_passages_is_sampled_evenly():
    text = "\n".join(f"c{n:04}: A {n}, B {n + 5}" for n in range(1200))
    with related(text) as log:
        (told,) = spectra(log, window(log))

    assert told.passages == 1200
    assert len(told.segments) == 400


def test_flows_that_take_no_time_have_no_spectrum():
    with related("c1..c3: A 0, B 0") as log:
        assert spectra(log, window(log)) == ()
