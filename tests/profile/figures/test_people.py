"""Who does what and who hands over, with people of few cases not told apart."""

from small_logs import related

from procmine.profile.figures.people import handovers, people


def test_people_of_few_cases_are_one_row():
    text = "c1..c5: A 0-10 @ann, B 20-40 @bob\nc6: A 0-10 @eve, B 20-40 @joe"
    with related(text) as log:
        told = people(log)

    assert [(p.name, p.people, p.events, p.cases) for p in told] == [
        ("ann", 1, 5, 5), ("bob", 1, 5, 5), (None, 2, 2, 1),
    ]  # fmt: skip
    assert told[1].work_hours == 5 * 20 / 60


def test_everybody_is_told_where_one_case_is_enough():
    with related("c1: A 0 @ann, B 20 @bob") as log:
        assert [p.name for p in people(log, 1)] == ["ann", "bob"]


def test_handovers_from_and_to_people_of_few_cases_are_to_others():
    text = "c1..c5: A 0 @ann, B 60 @bob\nc6: A 0 @ann, B 120 @eve"
    with related(text) as log:
        told = handovers(log)

    assert [(h.giver, h.taker, h.count, h.median_hours, h.total_hours) for h in told] == [
        ("ann", "bob", 5, 1, 5), ("ann", None, 1, 2, 2),
    ]  # fmt: skip
