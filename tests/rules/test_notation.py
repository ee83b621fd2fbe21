"""The notation of the rules' examples is read as its page says."""

from datetime import datetime, timedelta

import pytest
from notation import events


def when(day, hour, minute=0):
    return datetime(2024, 1, 1 + day, hour, minute)


def test_a_step_is_an_activity_with_its_time_hands_and_attributes():
    read = events("c1: Check file 20-30 @Ann/Clerk {item=1 grade=A}")

    assert read == [
        {
            "case": "c1",
            "activity": "Check file",
            "start": when(0, 0, 20),
            "timestamp": when(0, 0, 30),
            "resource": "Ann",
            "role": "Clerk",
            "item": "1",
            "grade": "A",
        }
    ]


def test_what_is_left_out_is_not_in_the_event():
    assert events("c1: Check 30") == [
        {"case": "c1", "activity": "Check", "timestamp": when(0, 0, 30)}
    ]


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("09:00-09:30", when(0, 9), when(0, 9, 30)),
        ("2d09:00-10:00", when(2, 9), when(2, 10)),
        ("2d22:00-3d06:00", when(2, 22), when(3, 6)),
        ("540-1980", when(0, 9), when(1, 9)),
    ],
)
def test_a_completion_is_on_the_day_of_its_start_unless_it_names_another(time, start, end):
    (event,) = events(f"c1: Check {time}")

    assert (event["start"], event["timestamp"]) == (start, end)


def test_a_time_of_day_may_have_seconds():
    (event,) = events("c1: Check 2d09:00:30-09:01:05")

    assert event["start"] == when(2, 9) + timedelta(seconds=30)
    assert event["timestamp"] == when(2, 9, 1) + timedelta(seconds=5)


def test_a_number_in_an_activity_is_no_time():
    (event,) = events("c1: Level 2 check 10-20")

    assert event["activity"] == "Level 2 check"


def test_a_range_of_cases_repeats_the_line_and_shifts_it():
    read = events("order8..order10 every 60: A 0, B 5")

    assert [(e["case"], e["activity"], e["timestamp"]) for e in read] == [
        ("order8", "A", when(0, 0)),
        ("order8", "B", when(0, 0, 5)),
        ("order9", "A", when(0, 1)),
        ("order9", "B", when(0, 1, 5)),
        ("order10", "A", when(0, 2)),
        ("order10", "B", when(0, 2, 5)),
    ]


def test_empty_lines_and_remarks_are_no_cases():
    assert [e["case"] for e in events("\n# two cases\nc1: A 0\n\n  c2: A 0\n")] == ["c1", "c2"]


@pytest.mark.parametrize(
    "text",
    ["A 0-10", "c: A 0", "c3..c1: A 0", "c1: A", "c1: A 0-10 Ann", "c1: A 0 {item}", "c1: "],
)
def test_what_is_not_in_the_notation_is_refused(text):
    with pytest.raises(ValueError, match=r"^no (case|step|attribute): "):
        events(text)


def test_a_time_may_have_seconds():
    (event,) = events("c1: Check 09:00:05-09:00:50")

    assert event["start"] == datetime(2024, 1, 1, 9, 0, 5)
    assert event["timestamp"] == datetime(2024, 1, 1, 9, 0, 50)


def test_a_time_in_quotes_stays_a_text_and_an_attribute_may_take_the_place_of_a_column():
    read = events("c1: Check '3/4/2024 10:00' @Ann {case=}")

    assert read == [
        {"case": "", "activity": "Check", "timestamp": "3/4/2024 10:00", "resource": "Ann"}
    ]
