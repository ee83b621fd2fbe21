"""The [[rule]] list of procmine.toml, and the working hours that go with it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmine.config import load
from procmine.config.rule_lists import wrong_hours, wrong_rule_list
from procmine.errors import UsageError
from procmine.models import Constraint, WorkingHours
from procmine.models.constraints import CaseFilter
from procmine.models.templates import TEMPLATES
from procmine.models.working_hours import USUAL_HOURS

DAY = 86_400_000_000


@pytest.fixture
def said(tmp_path):
    def settings_of(text):
        (tmp_path / "procmine.toml").write_text(text)
        return load(tmp_path / "procmine.toml")

    return settings_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('response = ["A", "B"]', Constraint("response(A, B)", "response", ("A", "B"))),
        ('precedence = ["A", "B"]', Constraint("precedence(A, B)", "precedence", ("A", "B"))),
        ('succession = ["A", "B"]', Constraint("succession(A, B)", "succession", ("A", "B"))),
        ('absence = "X"', Constraint("absence(X)", "absence", ("X",))),
        ('exactly = "A"\ncount = 2', Constraint("exactly(A, 2)", "exactly", ("A",), 2)),
        ('name = "apart"\nnot-together = ["B", "A"]',
         Constraint("apart", "not-co-existence", ("A", "B"))),
        ('name = "four eyes"\ndifferent-resource = ["Approve", "Pay"]',
         Constraint("four eyes", "different-resource", ("Approve", "Pay"))),
        ('same-resource = ["A", "B"]',
         Constraint("same-resource(A, B)", "same-resource", ("A", "B"))),
        ('starts-with = ["A", "B", "C"]',
         Constraint("starts-with(A, B, C)", "starts-with", ("A", "B", "C"))),
        ('ends-with = "A"', Constraint("ends-with(A)", "ends-with", ("A",))),
        ('name = "a"\nwithin = "10d"\nfrom = "A"\nto = "B"\nworking = true',
         Constraint("a", "within", ("A", "B"), within_us=10 * DAY, working=True)),
        ('name = "a"\nwithin = "2w"', Constraint("a", "within", (), within_us=14 * DAY)),
        ('absence = "X"\nwhere = { channel = ["web", 5, true] }',
         Constraint("absence(X)", "absence", ("X",),
                    where=CaseFilter("channel", ("web", "5", "true")))),
    ],
)  # fmt: skip
def test_a_rule_is_a_constraint(said, text, expected):
    (constraint,) = said(f"[[rule]]\n{text}").constraints

    if "name" not in text:
        expected = replace(expected, name=TEMPLATES[expected.template].sentence(expected))
    assert constraint == expected


def test_without_rules_there_is_no_constraint(said):
    assert said("").constraints == ()
    assert said("").hours == USUAL_HOURS


def test_working_hours_are_read(said):
    hours = said(
        "[working-hours]\n"
        'days = ["Monday", "sat"]\nfrom = 08:30:00\nto = "24:00"\nholidays = [2024-12-25]\n'
        'zone = "Asia/Tokyo"'
    ).hours

    assert hours == WorkingHours((0, 5), 510, 1440, (date(2024, 12, 25),), "Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[rule]]", "[[rule]] 1: asks for nothing"),
        ("[rule]\nabsence = 'X'", "rules stand below [[rule]]"),
        ("rule = [3]", "rules stand below [[rule]]"),
        ("[[rule]]\nrespons = ['A', 'B']", "has no key 'respons' (did you mean response?)"),
        ("[[rule]]\nabsence = 'A'\ninit = 'B'", "asks for absence and init"),
        ("[[rule]]\nresponse = 'A'", "response takes two activities"),
        ("[[rule]]\nresponse = ['A', 'B', 'C']", "response takes two activities"),
        ("[[rule]]\nresponse = ['A', 3]", "response must be the name of an activity, or a list"),
        ("[[rule]]\nabsence = []", "absence must be the name of an activity, or a list"),
        ("[[rule]]\nwithin = 10", "within must be a time such as 10d, 4h, 90m, 2w"),
        ("[[rule]]\nwithin = '10 days'", "within must be a time such as 10d, 4h, 90m, 2w"),
        ("[[rule]]\nwithin = '1d'\nfrom = 'A'", "within takes both from and to"),
        ("[[rule]]\nabsence = 'A'\nto = 'B'", "to goes with within only"),
        ("[[rule]]\ninit = 'A'\ncount = 2", "init takes no count"),
        ("[[rule]]\nexactly = 'A'\ncount = -1", "exactly counts from 0"),
        ("[[rule]]\nexactly = 'A'\ncount = true", "count must be a number"),
        ("[[rule]]\ninit = 'A'\nwhere = { a = 'x', b = 'y' }", "where must be one attribute"),
        ("[[rule]]\ninit = 'A'\n[[rule]]\ninit = 'A'",
         "2: another rule is called 'cases start with 'A''"),
        ("[working-hours]\nfrom = '18:00'", "[working-hours] from must be before to"),
        ("[working-hours]\nfrom = '25:00'", '[working-hours] from must be a time such as "09:00"'),
        ("[working-hours]\ndays = ['may']", "[working-hours] days must be a list"),
        ("[working-hours]\nholidays = ['x']", "[working-hours] holidays must be a list of days"),
        ("[working-hours]\nzone = 'Berlin'", "[working-hours] zone must be one such as"),
        ("[working-hours]\nhours = 3", "[working-hours] has no key 'hours'"),
        ("[rules]\n[rul]", "did you mean rule?"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_rule_is_told(said, text, told):
    with pytest.raises(UsageError) as refused:
        said(text)

    assert told in refused.value.message
    assert "\n" not in refused.value.message


def test_all_mistakes_are_told_at_once(said):
    with pytest.raises(UsageError) as refused:
        said("[[rule]]\nfoo = 1\n[[rule]]\nwithin = 3\n[working-hours]\ndays = 3")

    assert refused.value.message.count("; ") == 3


ANYTHING = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["name", "response", "within", "from", "to", "count", "where", "days",
                         "zone", "holidays", "absence", "working"]), inner, max_size=3),
)  # fmt: skip


@settings(max_examples=300)
@given(ANYTHING)
def test_nothing_brings_the_readers_down(content):
    assert all(isinstance(text, str) for text in wrong_rule_list(content))
    assert all(isinstance(text, str) for text in wrong_rule_list([content]))
    assert all(isinstance(text, str) for text in wrong_hours(content))
