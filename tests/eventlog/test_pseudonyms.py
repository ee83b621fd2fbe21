"""Pseudonyms stand for names, wherever these are in a log."""

import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

import procmine
from procmine.eventlog import Reading
from procmine.eventlog.pseudonyms import Pseudonyms, pseudonyms_of
from procmine.importers import open_log

KEY = b"k" * 32
ROWS = """case_id,activity,timestamp,resource,role,User,approver,channel,comment
1,A,2024-01-01,Anna Meyer,Clerk,Ben Wolf,Carl Blum,web,all is well
1,B,2024-01-02,Ben Wolf,Manager,Dora Lang,Ben Wolf,Anna Meyer,told Ben Wolf so
2,A,2024-01-03,Carl Blum,Clerk,Anna Meyer,Anna Meyer,shop,
2,B,2024-01-04,,Clerk,,,web,
"""
NAMES = ("Anna Meyer", "Ben Wolf", "Carl Blum", "Dora Lang")


@pytest.fixture
def read_private(tmp_path):
    """Read a table with pseudonyms; names of people, and ids of cases where asked for."""
    opened = []

    def log_of(content=ROWS, **asked):
        file = tmp_path / "log.csv"
        file.write_text(content)
        log = open_log(file, Reading(pseudonyms=Pseudonyms(KEY, **asked)))
        opened.append(log)
        return log

    yield log_of
    for log in opened:
        log.close()


def test_no_name_is_left_in_the_events(read_private):
    log = read_private()

    text = str(log.query("SELECT * FROM events").to_pylist())
    assert [name for name in NAMES if name in text] == []
    assert log.pseudonymised


def test_a_pseudonym_is_the_beginning_of_the_hmac_of_the_name(read_private, cells_of):
    log = read_private()

    digest = hmac.digest(KEY, b"person\0Anna Meyer", "sha256").hex()
    assert cells_of(log, "resource")[0] == f"P-{digest[:6]}"


def test_a_person_has_one_pseudonym_in_all_columns(read_private, cells_of):
    log = read_private()

    first, second, third, none = cells_of(log, "resource", '"User"', "approver", "channel")
    assert second[0] == first[1] == second[2]
    assert third[1] == third[2] == second[3] == first[0]
    assert none == (None, None, None, "web")


def test_roles_and_other_values_stay_as_they_are(read_private, cells_of):
    log = read_private()

    assert cells_of(log, "role") == ["Clerk", "Manager", "Clerk", "Clerk"]
    assert cells_of(log, "channel")[0] == "web"
    assert cells_of(log, "case_id") == ["1", "1", "2", "2"]


def test_a_role_or_an_activity_that_is_a_persons_name_is_replaced(read_private, cells_of):
    log = read_private(ROWS.replace("Manager", "Anna Meyer").replace("2,A", "2,Ben Wolf"))

    roles, activities = cells_of(log, "role"), cells_of(log, "activity")
    assert roles[1].startswith("P-")
    assert activities == ["A", "B", cells_of(log, "resource")[1], "B"]


def test_texts_in_which_names_stand_among_words_are_emptied_and_that_is_told(
    read_private, cells_of
):
    log = read_private()

    assert cells_of(log, "comment") == [None] * 4
    assert "comment: names of people stand in its texts, it is left out" in log.notes


def test_numbers_that_are_also_numbers_of_resources_stay(read_private, cells_of):
    rows = "case_id,activity,timestamp,resource,rooms\n1,A,2024-01-01,7,2\n1,B,2024-01-02,2,7\n"

    log = read_private(rows)

    assert cells_of(log, "rooms") == ["2", "7"]
    assert all(name.startswith("P-") for name in cells_of(log, "resource"))


def test_case_ids_become_pseudonyms_on_request_only(read_private, cells_of):
    log = read_private(cases=True, names=False)

    ids = cells_of(log, "case_id")
    assert ids[0] == ids[1] != ids[2] == ids[3]
    assert all(len(case) == 14 and case.startswith("C-") for case in ids)
    assert cells_of(log, "resource")[0] == "Anna Meyer"
    assert not log.pseudonymised


def test_the_order_of_the_rows_stays(read_private, cells_of):
    rows = "".join(f"{i % 7},A{i},2024-01-01,Anna Meyer\n" for i in range(3000))
    log = read_private("case_id,activity,timestamp,resource\n" + rows, cases=True)

    plain = log.query("SELECT activity FROM events").column("activity").to_pylist()
    assert plain == [f"A{i}" for i in range(3000)]


def test_rows_and_lines_set_aside_show_no_name(read_private):
    torn = "3,A,Anna Meyer,Dora Lang,Clerk,,,,\nBen Wolf,2,3,4,5,6,7,8,9,10,11\n"

    log = read_private(ROWS + torn)
    told = " ".join(log.notes)

    assert log.set_aside == 2
    assert [name for name in NAMES if name in told] == []
    rows = str(log.query("SELECT * FROM set_aside").to_pylist())
    assert [name for name in NAMES if name in rows] == []


def test_the_same_counts_are_found_with_pseudonyms(read_private, tmp_path):
    private = read_private()

    with procmine.read(tmp_path / "log.csv") as log:
        counts = [one.query("SELECT count(DISTINCT resource) AS n, count(*) AS rows FROM events")
                  for one in (log, private)]  # fmt: skip
    assert counts[0] == counts[1]


def test_the_key_is_not_shown():
    assert "kkk" not in repr(Pseudonyms(KEY))


@given(st.sets(st.text(max_size=5), max_size=50), st.integers(1, 6))
def test_pseudonyms_are_different_and_do_not_depend_on_the_order(names, digits):
    forth = pseudonyms_of(sorted(names), KEY, "person", digits)
    back = pseudonyms_of(sorted(names, reverse=True), KEY, "person", digits)

    assert forth == back
    assert len(set(forth.values())) == len(names)
