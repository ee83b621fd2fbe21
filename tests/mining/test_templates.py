"""What each template says, told once more in Python and compared on every short case."""

from itertools import product

import pytest
from logs_of_words import broken_cases, deviations, frame_of, judged, opened

from procmine.models import Constraint
from procmine.models.templates import TEMPLATES

#: All cases of up to four events of three activities.
WORDS = ["".join(word) for n in range(1, 5) for word in product("ABX", repeat=n)]


def after(word, i):
    return word[i + 1 :]


def each(word, letter, holds):
    return all(holds(i) for i, other in enumerate(word) if other == letter)


def response(word, a="A", b="B"):
    return each(word, a, lambda i: b in after(word, i))


def precedence(word, a="A", b="B"):
    return each(word, b, lambda i: a in word[:i])


def alternate_response(word):
    return each(word, "A", lambda i: "B" in after(word, i).split("A")[0])


def alternate_precedence(word):
    return each(word, "B", lambda i: "A" in word[:i].split("B")[-1])


def chain_response(word):
    return each(word, "A", lambda i: after(word, i)[:1] == "B")


def chain_precedence(word):
    return each(word, "B", lambda i: word[i - 1 : i] == "A")


def not_response(word):
    return each(word, "A", lambda i: "B" not in after(word, i))


HOLDS = {
    "existence": lambda w: "A" in w,
    "absence": lambda w: "A" not in w,
    "exactly": lambda w: w.count("A") == 1,
    "init": lambda w: w[0] == "A",
    "end": lambda w: w[-1] == "A",
    "choice": lambda w: "A" in w or "B" in w,
    "exclusive-choice": lambda w: ("A" in w) != ("B" in w),
    "responded-existence": lambda w: "A" not in w or "B" in w,
    "co-existence": lambda w: ("A" in w) == ("B" in w),
    "not-co-existence": lambda w: not ("A" in w and "B" in w),
    "response": response,
    "precedence": precedence,
    "succession": lambda w: response(w) and precedence(w),
    "alternate-response": alternate_response,
    "alternate-precedence": alternate_precedence,
    "alternate-succession": lambda w: alternate_response(w) and alternate_precedence(w),
    "chain-response": chain_response,
    "chain-precedence": chain_precedence,
    "chain-succession": lambda w: chain_response(w) and chain_precedence(w),
    "not-response": not_response,
    "not-succession": not_response,
    "not-chain-succession": lambda w: "AB" not in w,
    "equivalence": lambda w: w.count("A") == w.count("B"),
    "always-after": response,
    "always-before": lambda w: precedence(w, "B", "A"),
    "never-together": lambda w: not ("A" in w and "B" in w),
    "directly-follows": chain_response,
}
OTHERS = [
    (Constraint("", "existence", ("A",), count=2), lambda w: w.count("A") >= 2),
    (Constraint("", "absence", ("A",), count=3), lambda w: w.count("A") < 3),
    (Constraint("", "exactly", ("A",), count=2), lambda w: w.count("A") == 2),
    (Constraint("", "exactly", ("A",), count=0), lambda w: "A" not in w),
    (Constraint("", "activity-counts", ("A",), counts=(0, 2)), lambda w: w.count("A") in (0, 2)),
    (Constraint("", "activity-counts", ("A",), counts=(1, 3)), lambda w: w.count("A") in (1, 3)),
    (Constraint("", "starts-with", ("A", "B")), lambda w: w[0] in "AB"),
    (Constraint("", "ends-with", ("A", "B")), lambda w: w[-1] in "AB"),
    (Constraint("", "only", ("A", "X")), lambda w: "B" not in w),
    (Constraint("", "response", ("A", "unheard of")), lambda w: "A" not in w),
    (Constraint("", "response", ("A", "A")), lambda w: "A" not in w),
    (Constraint("", "not-response", ("A", "A")), lambda w: w.count("A") < 2),
]
CONSTRAINTS = {
    f"{number} {constraint.template}": (
        Constraint(f"{number} {constraint.template}", constraint.template, constraint.activities,
                   constraint.count, constraint.counts),
        holds,
    )
    for number, (constraint, holds) in enumerate([
        *((Constraint("", t, ("A", "B")[: TEMPLATES[t].least]), h) for t, h in HOLDS.items()),
        *OTHERS,
    ])
}  # fmt: skip
CONCERNED = {
    "all": lambda w: True,
    "a": lambda w: "A" in w,
    "b": lambda w: "B" in w,
    "either": lambda w: "A" in w or "B" in w,
}


@pytest.fixture(scope="module")
def checked():
    with opened(frame_of(WORDS)) as log:
        result = judged(log, [constraint for constraint, _ in CONSTRAINTS.values()])
        yield result, broken_cases(log), deviations(log)


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_a_case_breaks_a_constraint_as_its_definition_says(checked, name):
    constraint, holds = CONSTRAINTS[name]
    result, broken, _ = checked

    expected = {f"c{number:03}" for number, word in enumerate(WORDS) if not holds(word)}

    assert expected
    assert broken[name] == expected
    told = next(r for r in result.constraints if r.name == name)
    assert told.template == constraint.template
    assert told.broken == len(expected)


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_cases_that_a_constraint_is_about_are_counted(checked, name):
    constraint, _ = CONSTRAINTS[name]
    concern = TEMPLATES[constraint.template].concern
    expected = sum(map(CONCERNED[concern], WORDS))

    assert next(r for r in checked[0].constraints if r.name == name).concerned == expected


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_a_breach_is_of_a_kind_that_the_template_names(checked, name):
    kinds = {kind for _, kind, *_, constraint in checked[2] if constraint == name}

    assert kinds <= set(TEMPLATES[CONSTRAINTS[name][0].template].breaches)


def test_whoever_breaks_nothing_fits(checked):
    result, broken, _ = checked
    fitting = len(WORDS) - len(set.union(*broken.values()))

    assert result.fitting.low == result.fitting.high == fitting / len(WORDS)
    assert result.fitness is None
    assert result.judged == result.cases == len(WORDS)
    assert not result.conforms


@pytest.mark.parametrize(
    ("constraint", "word", "expected"),
    [
        (("response", "A", "B"), "XA", ("skipped", "B", "A", 2)),
        (("response", "A", "B"), "BXA", ("wrong-order", "B", "A", 1)),
        (("precedence", "A", "B"), "XB", ("skipped", "A", "B", 2)),
        (("precedence", "A", "B"), "BA", ("wrong-order", "B", "A", 1)),
        (("not-response", "A", "B"), "AXB", ("wrong-order", "A", "B", 1)),
        (("not-co-existence", "A", "B"), "BXA", ("inserted", "A", "B", 3)),
        (("exclusive-choice", "A", "B"), "X", ("skipped", "A", "B", 0)),
        (("chain-response", "A", "B"), "AX", ("skipped", "B", "A", 1)),
        (("chain-response", "A", "B"), "AXB", ("wrong-order", "B", "A", 1)),
        (("chain-precedence", "A", "B"), "AXB", ("wrong-order", "A", "B", 3)),
        (("absence", "A"), "XA", ("inserted", "A", None, 2)),
        (("exactly", "A"), "AXA", ("repeated", "A", None, 3)),
        (("existence", "A"), "X", ("skipped", "A", None, 0)),
        (("starts-with", "A", "B"), "XA", ("wrong-start", "X", None, 1)),
        (("ends-with", "A", "B"), "AX", ("wrong-end", "X", None, 2)),
        (("only", "A", "B"), "AX", ("unknown", "X", None, 2)),
    ],
)  # fmt: skip
def test_a_breach_says_what_is_wrong_and_where(constraint, word, expected):
    template, *activities = constraint
    with opened(frame_of([word])) as log:
        judged(log, [Constraint("it", template, tuple(activities))])

        assert [row[1:5] for row in deviations(log)] == [expected]


def test_each_one_too_many_counts():
    with opened(frame_of(["AAAA"])) as log:
        judged(log, [Constraint("it", "absence", ("A",), count=3)])

        assert [row[4] for row in deviations(log)] == [3, 4]


def test_an_activity_may_be_followed_by_those_of_a_list_by_none_and_by_unknown_ones():
    words = ["AB", "A", "AA", "AU", "AX", "AXAX"]
    constraints = [Constraint("f", "followed-by", ("A", "B")), Constraint("x", "existence", ("X",))]
    with opened(frame_of(words)) as log:
        judged(log, constraints)

        found = [row[:5] for row in deviations(log) if row[-1] == "f"]

    assert found == [
        ("c002", "wrong-order", "A", "A", 2),
        ("c004", "wrong-order", "X", "A", 2),
        ("c005", "wrong-order", "X", "A", 2),
        ("c005", "wrong-order", "X", "A", 4),
    ]


def test_an_activity_may_follow_itself_where_the_list_says_so():
    with opened(frame_of(["AAB"])) as log:
        result = judged(log, [Constraint("f", "followed-by", ("A", "A", "B"))])

    assert result.conforms


def test_a_log_can_be_checked_again():
    with opened(frame_of(["AB", "BA"])) as log:
        first = judged(log, [Constraint("r", "response", ("A", "B"))])
        second = judged(log, [Constraint("r", "precedence", ("A", "B"))])

    assert [r.broken for r in (*first.constraints, *second.constraints)] == [1, 1]


def test_without_constraints_everything_fits():
    with opened(frame_of(["AB"])) as log:
        assert judged(log, []).conforms
