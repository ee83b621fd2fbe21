"""Conformance of a log to a net: what fits, how well, and what only one side knows."""

import pytest

from procmine.mining.conforming import conform
from procmine.models import Constraint, DeclarativeModel, PetriNet, ProceduralModel
from procmine.models.net import Transition
from procmine.relations import order

FITTING = ("register", "check", "weigh", "decide")


@pytest.fixture
def log_of(read_table):
    """Make a log of cases, each an order of activities; its order is built."""

    def make(*cases):
        rows = [
            f"c{number},{activity},2024-01-01 10:{minute:02}:00"
            for number, activities in enumerate(cases)
            for minute, activity in enumerate(activities)
        ]
        log = read_table(["case,activity,time", *rows])
        order(log)
        return log

    return make


@pytest.fixture
def model(claim):
    return ProceduralModel("claim", "process-tree", claim)


def test_fitness_is_what_is_left_of_the_worst_that_could_be(log_of, model):
    log = log_of(FITTING, FITTING, ("register", "check", "decide"))

    result = conform(log, model)

    assert result.cases == result.judged == 3
    assert result.fitting.low == result.fitting.high == 2 / 3
    assert result.fitness.low == pytest.approx((1 + 1 + 1 - 1 / 7) / 3, abs=1e-12)
    assert result.log_fitness.high == pytest.approx(1 - 1 / 23, abs=1e-12)
    assert not result.conforms


def test_a_log_that_keeps_to_the_model_conforms(log_of, model):
    assert conform(log_of(FITTING), model).conforms


def test_the_fitness_of_each_variant_can_be_queried(log_of, model):
    log = log_of(FITTING, FITTING, ("register", "check", "decide"))

    conform(log, model)

    rows = log.query("SELECT * FROM variant_fitness ORDER BY variant_no").to_pylist()
    assert [(r["cost_low"], r["cost_high"], r["fitness_low"]) for r in rows] == [
        (0, 0, 1.0),
        (1, 1, 1 - 1 / 7),
    ]


def test_cases_beyond_the_effort_are_counted_and_bounded(log_of, claim, optimum):
    messy = ("check", "register", "decide", "weigh", "recheck", "register", "decide", "check")
    log = log_of(FITTING, messy)
    model = ProceduralModel("claim", "process-tree", claim)

    result = conform(log, model, effort=1)

    true = 1 - optimum(claim, messy) / (len(messy) + 4)
    assert result.judged < result.cases == 2
    assert result.fitness.low <= (1 + true) / 2 <= result.fitness.high
    assert any("within bounds" in note for note in result.notes)


def test_labels_that_only_one_side_knows_come_with_what_they_may_mean(log_of, model):
    log = log_of(("register", "Check", "wiegh", "decide"), ("register", "pay", "decide"))

    result = conform(log, model)

    only_in_log = {u.label: (u.events, u.cases, u.like) for u in result.only_in_log}
    assert only_in_log == {
        "Check": (1, 1, "check"),
        "wiegh": (1, 1, "weigh"),
        "pay": (1, 1, None),
    }
    assert {u.label: u.like for u in result.only_in_model} == {
        "check": "Check",
        "recheck": None,
        "weigh": "wiegh",
    }


@pytest.mark.parametrize(
    ("template", "only_in_log"), [("only", [("pay", 1, 2, None)]), ("choice", [])]
)
def test_constraints_miss_an_activity_where_they_name_all_that_there_may_be(
    log_of, template, only_in_log
):
    log = log_of(("register", "pay", "pay"), ("register",))
    model = DeclarativeModel("it", "declare", (Constraint(template, template, ("register", "x")),))

    result = conform(log, model)

    told = [(u.label, u.cases, u.events, u.like) for u in result.only_in_log]
    assert told == only_in_log
    assert [u.label for u in result.only_in_model] == ["x"]


def test_a_model_of_another_process_is_told(log_of, model):
    result = conform(log_of(("open", "close")), model)

    assert any("no activity of the log" in note for note in result.notes)


def test_precision_is_the_share_of_what_is_allowed_that_comes(log_of, model):
    log = log_of(FITTING, FITTING)

    result = conform(log, model, precision=True)

    # After "register" weigh could come first; after both, recheck could.
    assert result.precision == pytest.approx(1 - 2 / 6, abs=1e-12)


@pytest.mark.parametrize("method", ["token-replay", "footprints"])
def test_other_methods_say_what_they_cannot_see(log_of, model, method):
    log = log_of(FITTING, ("register", "decide", "check"))

    result = conform(log, model, method)

    assert result.method == method
    assert 0 < result.fitness.low < 1
    assert "deviations" in " ".join(result.notes)
    assert log.query("SELECT count(*) AS n FROM deviations").to_pylist() == [{"n": 0}]


@pytest.mark.parametrize("method", ["alignments", "token-replay", "footprints"])
def test_an_activity_that_the_model_lacks_counts_against_the_fitness(log_of, model, method):
    log = log_of(("register", "check", "weigh", "pay", "decide"))

    result = conform(log, model, method)

    assert result.fitness.high < 1
    assert result.fitting.high == 0


def test_token_replay_is_sure_of_cases_without_a_token_amiss(log_of, model):
    log = log_of(FITTING, ("register", "weigh", "check", "recheck", "check", "weigh", "decide"))

    result = conform(log, model, "token-replay")

    assert result.judged == 2
    assert result.conforms


def test_tokens_amiss_are_counted_as_by_hand(log_of):
    steps = (Transition("t0", "a"), Transition("t1", "b"))
    arcs = (("p", "t0", 1), ("t0", "q", 1), ("q", "t1", 1), ("t1", "r", 1))
    net = PetriNet(("p", "q", "r"), steps, arcs, {"p": 1}, ({"r": 1},))

    result = conform(log_of(("b",)), ProceduralModel("m", "petri-net", net), "token-replay")

    # b lacks its token; the one that a did not take is left: m/c = 1/2, r/p = 1/2.
    assert result.fitness.low == 0.5


def test_tokens_may_pile_up_in_a_replay(log_of):
    steps = (Transition("t0", "a"), Transition("t1", "b"))
    arcs = (("p", "t0", 1), ("t0", "q", 1), ("q", "t1", 1), ("t1", "r", 1))
    net = PetriNet(("p", "q", "r"), steps, arcs, {"p": 1}, ({"r": 1},))
    model = ProceduralModel("m", "petri-net", net)

    result = conform(log_of(("a",) * 50), model, "token-replay")

    # 49 of the 51 tokens consumed were missing (and the last one), 50 of the 51 produced remain.
    assert result.fitness.low == pytest.approx(1 - (50 / 51 + 50 / 51) / 2)


def test_footprints_know_begin_and_end(log_of):
    steps = (Transition("t0", "a"), Transition("t1", "b"))
    arcs = (("p", "t0", 1), ("t0", "q", 1), ("q", "t1", 1), ("t1", "r", 1))
    net = PetriNet(("p", "q", "r"), steps, arcs, {"p": 1}, ({"r": 1},))

    result = conform(log_of(("a",)), ProceduralModel("m", "petri-net", net), "footprints")

    assert result.fitness.low == 0.5
    assert result.fitting.high == 0
