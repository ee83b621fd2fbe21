"""--fix labels, polluted and cases: what they rename, what they leave, and that all rows stay."""

import pandas as pd
import pytest

from procmine import EventLog
from procmine.relations import relate
from procmine.rules.quality.distorted_labels import DistortedLabels
from procmine.rules.quality.polluted_labels import PollutedLabels
from procmine.rules.quality.scattered_case import ScatteredCase


def log_of(
    cases: dict[str, list[str]], fix: tuple[str, ...] = (), **columns: list[str]
) -> EventLog:
    """Make a log of cases with their labels, an event a minute."""
    rows = [(case, label) for case, labels in cases.items() for label in labels]
    frame = pd.DataFrame(rows, columns=["case", "activity"]).assign(
        timestamp=pd.date_range("2024-01-01", periods=len(rows), freq="min"), **columns
    )
    return EventLog.from_pandas(frame, case="case", activity="activity", fix=fix)


def found(rule, log: EventLog) -> list[dict[str, object]]:
    relate(log)
    return log.query(rule.sql()).to_pylist()


DISTORTED = {f"c{n}": ["Register", "Triage", "审批（一）"] for n in range(40)} | {
    "NA": ["register", "Trage", "审批(一)"],
    "null": ["Register ", "Triaga", "0"],
    "0012": ["REGISTER", "初审（一）", "Pay"],
}


def test_distorted_labels_are_named_as_they_are_meant():
    with log_of(DISTORTED, ("labels",)) as log:
        labels = set(log.to_pandas()["activity"])

        left = [(row["activity"], row["meant"]) for row in found(DistortedLabels, log)]

    assert labels == {"Register", "Triage", "审批（一）", "初审（一）", "0", "Pay"}
    assert left == [("0", None)]


def test_without_the_repair_labels_keep_their_form():
    with log_of(DISTORTED) as log:
        labels = set(log.to_pandas()["activity"])

        spelt = {row["activity"]: row["meant"] for row in found(DistortedLabels, log)}

    assert {"register", "Register ", "REGISTER", "Trage", "审批(一)"} <= labels
    assert spelt == {
        "register": "Register",
        "Register ": "Register",
        "REGISTER": "Register",
        "Trage": "Triage",
        "Triaga": "Triage",
        "审批(一)": "审批（一）",
        "0": None,
    }


def test_the_repair_is_told_and_takes_no_row_away():
    with log_of(DISTORTED, ("labels",)) as log:
        note = log.notes[-1]
        cases = set(log.to_pandas()["case_id"])

    assert note.startswith("6 distorted labels renamed: ")
    assert note.endswith(" and 1 more")
    assert "Trage is Triage" in note
    assert {"NA", "null", "0012"} <= cases
    assert log.rows.read == log.rows.events == 129


def test_a_start_and_a_completion_under_two_spellings_become_one_instance():
    cases = {f"c{n}": ["Triage", "Triage", "Pay", "Pay"] for n in range(20)}
    cases["x"] = ["Triage", "triage", "Pay", "Pya"]

    with log_of(cases, ("labels",), lifecycle=["start", "complete"] * 42) as log:
        frame = log.to_pandas()

    assert list(frame[frame["case_id"] == "x"]["activity"]) == ["Triage", "Pay", "Pya"]
    assert frame[(frame["case_id"] == "x") & (frame["activity"] == "Triage")]["start"].notna().all()


POLLUTED = {
    f"c{n}": ["Step 1", f"审批订单{4700 + n}号", f"Call 2024-01-{n:02}"] for n in range(1, 9)
}


def test_ids_and_dates_in_labels_become_a_sign_and_numbered_steps_stay():
    with log_of(POLLUTED, ("polluted",)) as log:
        labels = set(log.to_pandas()["activity"])

        left = found(PollutedLabels, log)

    assert labels == {"Step 1", "审批订单#号", "Call #"}
    assert left == []
    assert log.notes[-1].startswith("16 polluted labels are now 2")


def test_a_slip_beside_an_id_is_repaired_after_the_id():
    cases = {f"c{n}": [f"Approve order {n}"] for n in range(1000, 1040)}
    cases["x"] = ["Aprove order 4711"]
    cases["y"] = ["Aprove order 4712"]
    cases["z"] = ["Aprove order 4713"]

    with log_of(cases, ("labels", "polluted")) as log:
        labels = set(log.to_pandas()["activity"])

    assert labels == {"Approve order #"}


SCATTERED = {
    "0012": ["Register", "Check"],
    "12": ["Pay", "Archive"],
    "７": ["Register", "Check"],
    "7.0": ["Pay"],
    "0013": ["Register", "Check", "Pay", "Archive"],
    "0014": ["Register", "Check", "Pay", "Archive"],
    "14": ["Register", "Check", "Pay"],
    "1e5": ["Register"],
    "NA": ["Register"],
    "na ": ["Register"],
}


def test_the_parts_of_a_case_are_found_and_two_whole_cases_stay():
    with log_of(SCATTERED) as log:
        row = found(ScatteredCase, log)[0]

    assert (row["cases"], row["joined_count"]) == (2, 2)
    assert (row["one_spelling"], row["another_spelling"]) == ("0012", "12")


def test_the_parts_of_a_case_are_joined_under_the_usual_spelling():
    with log_of(SCATTERED, ("cases",)) as log:
        frame = log.to_pandas()

        left = found(ScatteredCase, log)

    counts = frame["case_id"].value_counts().to_dict()
    assert counts == {
        "0012": 4, "７": 3, "0013": 4, "0014": 4, "14": 3, "1e5": 1, "NA": 1, "na ": 1,
    }  # fmt: skip
    assert left == []
    assert log.notes[-1].startswith("4 parts joined to 2 cases")


@pytest.mark.parametrize("ids", [("1-12", "11-2"), ("1.1", "11"), ("10", "100"), ("A12", "B12")])
def test_ids_with_other_numbers_or_letters_are_two(ids):
    cases = {ids[0]: ["Register"], ids[1]: ["Pay"], "x": ["Register", "Pay"]}

    with log_of(cases) as log:
        assert found(ScatteredCase, log) == []


@pytest.mark.parametrize("name", ["labels", "polluted", "cases"])
def test_where_there_is_nothing_to_repair_nothing_is_changed(name):
    clean = {f"c{n}": ["Register", "Pay"] for n in range(9)}

    with log_of(clean, (name,)) as log, log_of(clean) as before:
        assert log.to_pandas().equals(before.to_pandas())
        assert log.notes[-1].startswith("no ")
