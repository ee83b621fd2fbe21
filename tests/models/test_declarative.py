"""Files of constraints: ours, and those of others."""

import json
import warnings
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmine.errors import ProcmineError, UnreadableFile, UsageError
from procmine.models import Constraint, DeclarativeModel, WorkingHours
from procmine.models.constraints import CaseFilter
from procmine.models.formats.declarative import read_declarative, write_declarative
from procmine.models.formats.dumps import usual_time
from procmine.models.templates import ANY, TEMPLATES


def told(constraint):
    return constraint.template, constraint.activities, constraint.count


def of_json(document):
    return read_declarative(json.dumps(document).encode(), "m.json")


NAMES = st.text(min_size=1, max_size=8).filter(lambda name: name.isprintable())


@st.composite
def constraints(draw):
    template = draw(st.sampled_from(sorted(TEMPLATES)))
    asked = TEMPLATES[template]
    most = min(asked.most, 4) if asked.most == ANY else asked.most
    number = draw(st.sampled_from([0, 2]) if asked.least == 0 else st.integers(asked.least, most))
    values = {
        "count": st.integers(0 if template != "absence" else 1, 9),
        "counts": st.sets(st.integers(0, 9), min_size=1).map(lambda c: tuple(sorted(c))),
        "within_us": st.integers(0, 10**16),
        "at_least_us": st.integers(0, 10**16),
        "working": st.just(True),
    }
    given_values = [*asked.values, *(v for v in asked.optional if draw(st.booleans()))]
    where = st.builds(CaseFilter, NAMES, st.lists(NAMES, min_size=1, max_size=2).map(tuple))
    return Constraint(
        draw(NAMES),
        template,
        tuple(draw(st.lists(NAMES, min_size=number, max_size=number))),
        where=draw(st.none() | where),
        **{name: draw(values[name]) for name in given_values},
    )


HOURS = st.builds(
    WorkingHours,
    days=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    begins=st.integers(0, 700),
    ends=st.integers(701, 1440),
    holidays=st.sets(st.dates(), max_size=2).map(lambda days: tuple(sorted(days))),
    zone=st.sampled_from([None, "Europe/Berlin"]),
)
MODELS = st.builds(
    DeclarativeModel,
    st.just("m.json"),
    st.sampled_from(["declare", "log-skeleton", "temporal-profile", "rules"]),
    st.lists(constraints(), max_size=4).map(tuple),
    hours=HOURS,
)


@given(MODELS)
def test_a_model_comes_back_as_it_was_written(model):
    written = write_declarative(model)

    assert read_declarative(written, "m.json") == model
    assert write_declarative(read_declarative(written, "m.json")) == written


def test_the_file_is_for_people_to_read():
    constraint = Constraint("paid", "within", ("Invoice", "Pay"), within_us=864_000_000_000)

    text = write_declarative(DeclarativeModel("m", "rules", (constraint,))).decode()

    assert json.loads(text) == {
        "kind": "rules",
        "constraints": [
            {"name": "paid", "template": "within", "activities": ["Invoice", "Pay"],
             "within": "10d"}
        ],
    }  # fmt: skip


def test_a_constraint_without_a_name_is_called_by_its_template():
    entry = {"template": "existence", "activities": ["A"], "count": 2}

    model = of_json({"kind": "declare", "constraints": [entry]})

    assert model.constraints[0].name == "existence(A, 2)"


def test_what_pm4py_discovers_as_declare_is_read():
    model = of_json(
        {
            "existence": {"A": {"support": 3, "confidence": 3}},
            "exactly_one": {"B": {"support": 3, "confidence": 3}},
            "response": {"('A', 'B')": {"support": 3, "confidence": 2}},
            "coexistence": {"('B', 'A')": {}, "('A', 'B')": {}},
            "nonchainsuccession": {"('It\\'s', \"a 'b'\")": {}},
        }
    )

    assert model.kind == "declare"
    assert [told(c) for c in model.constraints] == [
        ("existence", ("A",), None),
        ("exactly", ("B",), None),
        ("response", ("A", "B"), None),
        ("co-existence", ("A", "B"), None),
        ("not-chain-succession", ("It's", "a 'b'"), None),
    ]


def test_what_pm4py_discovers_as_a_log_skeleton_is_read():
    model = of_json(
        {
            "equivalence": [["B", "A"], ["A", "B"]],
            "always_after": ["('A', 'B')"],
            "always_before": [],
            "never_together": [],
            "directly_follows": [["A", "B"]],
            "activ_freq": {"A": [1], "B": [2, 1]},
        }
    )

    assert model.kind == "log-skeleton"
    assert [(c.template, c.activities, c.counts) for c in model.constraints] == [
        ("equivalence", ("A", "B"), ()),
        ("always-after", ("A", "B"), ()),
        ("directly-follows", ("A", "B"), ()),
        ("activity-counts", ("A",), (1,)),
        ("activity-counts", ("B",), (1, 2)),
        ("only", ("A", "B"), ()),
    ]


def test_what_pm4py_discovers_as_a_temporal_profile_is_read():
    model = of_json({"('A', 'B')": [60.0, 5.0], "('B', 'C')": [1, 2.5]})

    assert model.kind == "temporal-profile"
    assert [(c.activities, c.at_least_us, c.within_us) for c in model.constraints] == [
        (("A", "B"), 30_000_000, 90_000_000),
        (("B", "C"), None, 16_000_000),
    ]
    assert usual_time("A", "B", 60, 5, zeta=1).within_us == 65_000_000


def test_minerful_is_read():
    model = of_json(
        {
            "name": "m",
            "tasks": ["A", "B"],
            "constraints": [
                {"template": "AtMost1", "parameters": [["A"]], "support": 1.0},
                {"template": "AlternatePrecedence", "parameters": [["A"], ["B"]]},
                {"template": "NotCoExistence", "parameters": [["B"], ["A"]]},
            ],
        }
    )

    assert [told(c) for c in model.constraints] == [
        ("absence", ("A",), 2),
        ("alternate-precedence", ("A", "B"), None),
        ("not-co-existence", ("A", "B"), None),
    ]


def test_declare_as_text_is_read():
    text = """activity Register
activity Pay, in full
bind Register: channel
channel: web, shop
Existence2[Register] | |
Absence2[Pay, in full] | |
Exactly1[Register] | |
Chain Response[Register, Pay, in full] | | |
Not Responded Existence[Pay, in full, Register] | | |
"""

    model = read_declarative(text.encode(), "m.decl")

    assert [told(c) for c in model.constraints] == [
        ("existence", ("Register",), 2),
        ("absence", ("Pay, in full",), 2),
        ("exactly", ("Register",), 1),
        ("chain-response", ("Register", "Pay, in full"), None),
        ("not-co-existence", ("Pay, in full", "Register"), None),
    ]


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        ("{", UnreadableFile, "is broken JSON"),
        ('{"kind": "petri"}', UnreadableFile, "no kind of constraints: petri"),
        ('{"kind": "rules"}', UnreadableFile, "has no list of constraints"),
        ('{"kind": "rules", "constraints": [3]}', UnreadableFile, "constraint 1 is no object"),
        ('{"kind": "rules", "constraints": [{"template": "respond", "activities": ["A", "B"]}]}',
         UnreadableFile, "no template 'respond' (did you mean response?)"),
        ('{"kind": "rules", "constraints": [{"template": "response", "activities": ["A"]}]}',
         UnreadableFile, "response takes two activities"),
        ('{"kind": "rules", "constraints": [{"template": "within", "activities": ["A", "B"]}]}',
         UnreadableFile, "within needs within"),
        ('{"kind": "rules", "constraints": [{"template": "init", "activities": ["A"], "count": 2'
         "}]}", UnreadableFile, "init takes no count"),
        ('{"kind": "rules", "constraints": [{"template": "within", "within": "soon"}]}',
         UnreadableFile, "within is no time: soon"),
        ('{"kind": "rules", "constraints": [{"template": "init", "activities": ["\\ud800"]}]}',
         UnreadableFile, "half a letter"),
        ('{"kind": "rules", "constraints": [], "working-hours": {"from": "18:00"}}',
         UnreadableFile, "from must be before to"),
        ('{"kind": "rules", "constraints": [], "working-hours": {"zone": "../x"}}',
         UnreadableFile, "zone must be one"),
        ('{"response": {"A": {}}}', UnreadableFile, "response takes two activities"),
        ('{"response": 3}', UnreadableFile, "under response"),
        ('{"always_after": [], "activ_freq": {"A": ["x"]}}', UnreadableFile, "under activ_freq"),
        ('{"(\'A\', \'B\')": [NaN, 1]}', UnreadableFile, "no mean and standard deviation"),
        ('{"(\'A\', \'B\')": [1]}', UnreadableFile, "no mean and standard deviation"),
        ('{"constraints": [{"template": "Init", "parameters": [["A", "B"]]}]}', UsageError,
         "over a choice of activities"),
        ('{"constraints": [{"template": "Frob", "parameters": [["A"]]}]}', UsageError,
         "the template Frob can't be judged"),
        ("activity A\nResponse[A, A] | A.x > 3 | |", UsageError,
         "line 2: Response[A, A] has a condition that can't be judged: A.x > 3"),
        ("activity A\nFrobnicate[A] |", UsageError, "the template Frobnicate can't be judged"),
        ("activity A\nResponse[A] |", UnreadableFile, "line 2: response takes two activities"),
        ("activity A\nand so on", UnreadableFile, "line 2 is no constraint: and so on"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_told_in_a_line(content, error, told):
    with pytest.raises(error) as refused:
        read_declarative(content.encode(), "m")

    assert told in refused.value.message
    assert "\n" not in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize(
    "content", [b"", b"<a/>", b"\xff\xfe", b"[1]", b"->( 'A', 'B' )", b"case,a"]
)
def test_what_is_no_file_of_constraints_is_left_to_others(content):
    assert read_declarative(content, "m") is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["('A', 'B')", "A", "response", "within", "rules", "10d", "A\\'"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["kind", "constraints", "template", "parameters", "activities", "within", "count",
             "working-hours", "where", "response", "equivalence", "always_after", "activ_freq",
             "('A', 'B')", "('A',)", "('\\\\d', 'B')", "days", "zone", "holidays", "name"]
        ),
        inner,
        max_size=4,
    ),
)  # fmt: skip


@given(JSON)
def test_no_json_brings_the_reader_down(document):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            of_json(document)
        except ProcmineError as error:
            assert error.hint


@given(st.text(alphabet="activity RespoE[]|,:AB\n1", max_size=60))
def test_no_text_brings_the_reader_down(text):
    try:
        read_declarative(text.encode(), "m")
    except ProcmineError as error:
        assert error.hint


def test_every_template_says_what_it_means_in_both_languages():
    for name, template in TEMPLATES.items():
        constraint = Constraint("", name, ("Sign", "Pay")[: template.most], 2, counts=(0, 2))
        for language in ("en", "zh"):
            sentence = template.sentence(constraint, language)
            assert "{" not in sentence
            assert sentence


def test_holidays_are_days():
    model = of_json({"kind": "rules", "constraints": [],
                     "working-hours": {"holidays": ["2024-12-25"]}})  # fmt: skip

    assert model.hours.holidays == (date(2024, 12, 25),)
