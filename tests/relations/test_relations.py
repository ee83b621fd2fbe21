"""The relations are all there, built once, and know what a log without some column can't say."""

import inspect
import re

import pytest
from small_logs import columns, related, rows

from procmine.relations import (
    RELATIONS,
    case_ids,
    cases,
    concurrency,
    deviations,
    handovers,
    labels,
    recurring,
    relate,
    repeats,
    steps,
    variants,
)

FULL = "c1: A 0-10 @Ann/Desk, B 20-30 @Eve/Top, A 40-50 @Ann/Desk\nc2: A 0-10 @Ann/Desk"
BARE = "c1: A 10, B 30, A 50\nc2: A 10"


@pytest.fixture(scope="module")
def whole():
    """Logs with all of their relations."""
    with related(FULL) as full, related(BARE) as bare:
        relate(full)
        relate(bare)
        yield {FULL: full, BARE: bare}


@pytest.mark.parametrize("text", [FULL, BARE], ids=["all columns", "the three columns"])
@pytest.mark.parametrize("relation", [relation.name for relation in RELATIONS])
def test_each_relation_can_be_read_alone_whatever_the_log_has(relation, text, whole):
    with related(text) as log:
        sql = f"SELECT * FROM {relation} ORDER BY ALL"

        assert rows(log, sql) == rows(whole[text], sql)


def test_a_query_has_nothing_built_but_what_it_reads_and_what_that_is_made_of():
    with related(FULL) as log:
        rows(log, "SELECT * FROM handovers")

        assert {"handovers", "moves", "steps"} <= log.relations
        assert log.relations.isdisjoint({"flows", "repeats", "labels", "deviations"})


@pytest.mark.parametrize(
    ("relation", "module"),
    [
        ("steps", steps),
        ("cases", cases),
        ("variants", variants),
        ("variant_steps", variants),
        ("label_runs", labels),
        ("labels", labels),
        ("scattered", case_ids),
        ("case_columns", case_ids),
        ("concurrent", concurrency),
        ("moves", concurrency),
        ("hands", handovers),
        ("waits", handovers),
        ("typical", handovers),
        ("repeats", repeats),
        ("recurring", recurring),
        ("deviations", deviations),
        ("unjudged", deviations),
        ("deviation_groups", deviations),
    ],
)
def test_each_column_is_told_on_the_relation_s_page(relation, module):
    page = inspect.getdoc(module)
    if relation == "repeats":  # it has those of moves, too
        page += inspect.getdoc(concurrency)

    with related(FULL) as log:
        names = set(columns(log, relation))

    internal = {"case_no", "variant_hash", "prior_position", "close"}
    told = set(re.findall(r"\w+", page))
    assert names - internal - told == set()


def test_relations_are_built_once():
    with related(FULL) as log:
        relate(log)
        before = rows(log, "SELECT * FROM steps ORDER BY position")

        relate(log)

        assert rows(log, "SELECT * FROM steps ORDER BY position") == before


def test_hands_are_roles_where_there_are_roles_and_people_where_there_are_none():
    with related("c1: A 1 @Ann/Desk, B 2 @Bob/Desk, C 3 @Eve/Office") as log:
        assert rows(log, "SELECT hand FROM hands ORDER BY seq") == [
            ("Desk",),
            ("Desk",),
            ("Office",),
        ]
    with related("c1: A 1 @Ann, B 2 @Bob, C 3") as log:
        assert rows(log, "SELECT hand FROM hands ORDER BY seq") == [("Ann",), ("Bob",)]


def test_without_people_nothing_changes_hands_and_no_repetition_is_by_another():
    with related(BARE) as log:
        assert rows(log, "SELECT * FROM handovers") == []
        assert rows(log, "SELECT by_other FROM repeats") == [(None,)]


def test_work_is_unknown_where_there_is_no_start():
    with related("c1: A 10, B 20-25") as log:
        assert rows(log, "SELECT work_us FROM steps ORDER BY seq") == [(None,), (300_000_000,)]


def test_waits_are_told_apart_by_whether_work_changes_hands():
    with related(
        """
        c1..c3: A 0-10 @Ann/Desk, B 20-30 @Ann/Desk
        c4..c5: A 0-10 @Ann/Desk, B 70-80 @Eve/Office
        """
    ) as log:
        told = rows(
            log, "SELECT handover, count, median_us / 60000000 FROM waits ORDER BY handover"
        )
        typical = rows(log, "SELECT wait_us / 60000000, case_us / 60000000 FROM typical")

    assert told == [(False, 3, 10), (True, 2, 60)]
    assert typical == [(10, 30)]
