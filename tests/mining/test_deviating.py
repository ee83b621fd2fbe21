"""Each move of an alignment is told once, and cases without a known alignment are counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_logs import related, rows

from procmine.checking import check
from procmine.mining.alignments import Alignment, align
from procmine.mining.deviating import all_deviations, write_deviations
from procmine.mining.leeway import Leeway
from procmine.mining.variants import Variant, variants_of
from procmine.models.formats import open_model
from procmine.relations import need

TREES = (
    "->('A', 'B', 'C')",
    "->('A', X('B', 'C'), 'D')",
    "->('A', *('B', 'C'), +('D', 'E'))",
    "X(->('A', 'B'), +('C', 'D'), tau)",
)
MODELS = {tree: open_model(tree) for tree in TREES}
LEEWAYS = {tree: Leeway(model.net) for tree, model in MODELS.items()}


@given(st.sampled_from(TREES), st.lists(st.sampled_from("ABCDEX"), min_size=1, max_size=7))
def test_a_case_deviates_where_its_alignment_costs_and_no_move_is_told_twice(tree, activities):
    (alignment,) = align(MODELS[tree].net, [Variant(1, tuple(activities), 1)])

    (told,) = all_deviations([alignment.moves], LEEWAYS[tree])

    assert bool(told) == (alignment.high > 0)
    moved = [d for d in told if d.kind not in ("wrong-order", "wrong-start", "wrong-end")]
    assert len(moved) <= alignment.high
    assert len(told) == len(set(told))
    # A deviation at an event is at one of its activity, but for those that came too late.
    for deviation in told:
        if deviation.kind not in ("skipped", "wrong-order"):
            assert activities[deviation.seq - 1] == deviation.activity
    unknown = [d.activity for d in told if d.kind == "unknown"]
    assert unknown == [a for a in activities if a not in MODELS[tree].activities]


@given(st.sampled_from(TREES), st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=7))
def test_a_case_has_one_wrong_start_and_end_at_most(tree, activities):
    (alignment,) = align(MODELS[tree].net, [Variant(1, tuple(activities), 1)])

    (told,) = all_deviations([alignment.moves], LEEWAYS[tree])

    known = [a for a in activities if a in MODELS[tree].activities]
    for kind, place, allowed in (
        ("wrong-start", 0, LEEWAYS[tree].starts),
        ("wrong-end", -1, LEEWAYS[tree].ends),
    ):
        found = [d for d in told if d.kind == kind]
        assert len(found) <= 1
        assert all(d.activity == known[place] and d.activity not in allowed for d in found)


@given(st.sampled_from(TREES), st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=7))
def test_each_case_whose_first_or_last_step_is_none_of_the_model_s_has_a_wrong_start_or_end(
    tree, activities
):
    (alignment,) = align(MODELS[tree].net, [Variant(1, tuple(activities), 1)])

    (told,) = all_deviations([alignment.moves], LEEWAYS[tree])

    known = [a for a in activities if a in MODELS[tree].activities]
    kinds = {d.kind for d in told}
    assert ("wrong-start" in kinds) == bool(known and known[0] not in LEEWAYS[tree].starts)
    assert ("wrong-end" in kinds) == bool(known and known[-1] not in LEEWAYS[tree].ends)


@given(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=9))
def test_what_is_repeated_is_done_more_often_than_in_any_run_and_a_wrong_order_is_in_the_case(
    activities,
):
    tree = TREES[2]
    (alignment,) = align(MODELS[tree].net, [Variant(1, tuple(activities), 1)])

    (told,) = all_deviations([alignment.moves], LEEWAYS[tree])

    for activity in "ADE":
        repeated = [d for d in told if d.kind == "repeated" and d.activity == activity]
        assert len(repeated) <= max(0, activities.count(activity) - 1)
    assert not [d for d in told if d.kind == "repeated" and d.activity in "BC"]
    for d in told:
        if d.kind == "wrong-order":
            last = len(activities) - 1 - activities[::-1].index(d.from_activity)
            assert activities.index(d.activity) < last


def test_each_case_of_a_variant_has_its_deviations():
    model = MODELS[TREES[0]]
    (element,) = (t.element or None for t in model.net.transitions if t.label == "B")

    with related("c1..c3: A 0, C 10\nc4: A 0, B 5, C 10") as log:
        check(log, model)

        assert rows(
            log,
            "SELECT case_id, kind, activity, seq, element FROM deviations JOIN case_ids"
            " USING (case_no) ORDER BY case_id",
        ) == [(f"c{n}", "skipped", "B", 1, element) for n in (1, 2, 3)]


@pytest.mark.parametrize("moves", [None, ()])
def test_a_case_without_a_known_alignment_is_not_judged_and_has_no_deviation(moves):
    with related("c1..c3: A 0, C 10\nc4: A 0, B 5, C 10") as log:
        need(log, "variants deviations unjudged")
        variants = variants_of(log)
        alignments = [Alignment(1, 1, 3, moves), Alignment(2, 0, 0, ())]

        write_deviations(log, MODELS[TREES[0]], variants, alignments)

        assert rows(log, "SELECT * FROM deviations") == []
        assert rows(log, "SELECT count(*) FROM unjudged") == [(3,)]
