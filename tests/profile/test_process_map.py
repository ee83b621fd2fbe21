"""The process map keeps what is frequent, and leaves nothing hanging loose."""

import pytest
from small_logs import related

from procmine.profile import process_map
from procmine.profile.processmap import MOST_EDGES, MOST_NODES

#: A to D by B in nine of eleven cases, by C in one, straight on in one.
WAYS = "c1..c9: A 0, B 10, D 30\nc10: A 0, C 10, D 30\nc11: A 0, D 30"


def drawn(text, **shares):
    with related(text) as log:
        return process_map(log, **shares)


def arrows(picture):
    return {(edge.source, edge.target) for edge in picture.edges}


def test_a_map_of_few_activities_shows_all_of_them():
    picture = drawn(WAYS)

    assert [(n.activity, n.events) for n in picture.nodes] == [
        ("A", 11),
        ("D", 11),
        ("B", 9),
        ("C", 1),
    ]
    assert arrows(picture) == {("A", "B"), ("B", "D"), ("A", "C"), ("C", "D"), ("A", "D")}
    assert (picture.activities_kept, picture.paths_kept) == (1, 1)
    assert (picture.nodes_left_out, picture.edges_left_out) == (0, 0)


def test_a_node_tells_how_many_cases_begin_and_end_there_and_its_mean_work():
    picture = drawn("c1: A 0-30, B 40-50\nc2: A 0-90")

    told = {n.activity: (n.events, n.starts, n.ends, n.mean_work_hours) for n in picture.nodes}

    assert told == {"A": (2, 2, 1, 1), "B": (1, 0, 1, pytest.approx(1 / 6))}


def test_an_edge_tells_how_often_it_is_taken_and_how_long_it_lasts():
    picture = drawn("c1: A 0, B 60\nc2: A 0, B 180")

    (edge,) = picture.edges

    assert (edge.count, edge.mean_hours, edge.median_hours, edge.total_hours) == (2, 2, 2, 4)
    assert edge.p90_hours == pytest.approx(2.8)


def test_the_most_frequent_flows_into_and_out_of_an_activity_stay_whatever_is_left_out():
    picture = drawn(WAYS, activities=1, paths=0)

    assert arrows(picture) == {("A", "B"), ("B", "D"), ("A", "C"), ("C", "D")}
    assert picture.edges_left_out == 1
    assert picture.paths_kept == pytest.approx(4 / 5)


def test_a_flow_from_an_activity_to_itself_ties_nothing():
    picture = drawn("c1..c5: A 0, A 1, A 2, B 3", paths=0)

    # One flow is kept for its frequency, and A to B because B would hang loose.
    assert arrows(picture) == {("A", "A"), ("A", "B")}


@pytest.mark.parametrize(
    ("share", "kept"), [(0, "A"), (0.25, "A"), (0.3, "AD"), (0.75, "ABD"), (1, "ABCD")]
)
def test_the_rarest_activities_go_first_and_one_always_stays(share, kept):
    picture = drawn(WAYS, activities=share)

    assert "".join(sorted(node.activity for node in picture.nodes)) == kept
    assert picture.activities_kept == len(kept) / 4
    assert picture.nodes_left_out == 4 - len(kept)


def test_flows_of_an_activity_that_is_left_out_go_with_it():
    picture = drawn(WAYS, activities=0.75)

    assert arrows(picture) == {("A", "B"), ("B", "D"), ("A", "D")}
    assert picture.edges_left_out == 2


def test_a_large_map_is_thinned_to_what_can_be_read():
    names = [f"S{nth:02}x" for nth in range(40)]
    text = "\n".join(
        f"c{nth}: {', '.join(f'{name} {minute}' for minute, name in enumerate(names[:nth]))}"
        for nth in range(2, 41)
    )

    picture = drawn(text)

    assert len(picture.nodes) == MOST_NODES
    assert len(picture.edges) <= MOST_EDGES
    assert picture.nodes_left_out == 10


def test_a_log_of_single_events_has_no_flows():
    picture = drawn("c1..c3: A 0")

    assert picture.edges == ()
    assert picture.paths_kept == 1
