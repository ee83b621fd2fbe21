"""DECLARE, log skeletons and temporal profiles, case by case as pm4py judges them.

Where pm4py says something else than the definitions, the test says so:

- not-succession and not-chain-succession are broken for pm4py only where the whole succession
  holds, not by any b after an a (Pesic 2008: an a is never followed by a b);
- always-after and always-before of a log skeleton ask pm4py for one a with a b after or before it,
  where Verbeek & de Carvalho ask it of every a; directly-follows likewise. They agree where no case
  does an activity twice.
"""

import json
import os
from datetime import timedelta
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from logs_of_words import MONDAY, broken_cases, frame_of, opened

from procmine.mining.conforming import conform
from procmine.models.formats.declarative import read_declarative
from procmine.models.formats.template_names import template_named
from procmine.models.templates import named

WORDS = st.lists(st.text("ABCD", min_size=1, max_size=6), min_size=4, max_size=16)
STRICTER = ("not-succession", "not-chain-succession")
UNARY = ("existence", "exactly_one", "init", "absence")
TEMPLATES = (
    "existence", "exactly_one", "init", "responded_existence", "response", "precedence",
    "succession", "altresponse", "altprecedence", "altsuccession", "chainresponse",
    "chainprecedence", "chainsuccession", "absence", "coexistence", "noncoexistence",
    "nonsuccession", "nonchainsuccession",
)  # fmt: skip


@pytest.fixture(scope="module")
def pm4py():
    os.environ["PM4PY_SHOW_PROGRESS_BAR"] = "False"
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pm4py.algo.conformance.declare.variants import classic as declare
        from pm4py.algo.conformance.log_skeleton.variants import classic as skeleton
        from pm4py.algo.conformance.temporal_profile.variants import dataframe as profile
        from pm4py.algo.discovery.log_skeleton.variants import classic as skeletons
        from pm4py.algo.discovery.temporal_profile.variants import dataframe as profiles
    return SimpleNamespace(
        declare=declare, skeleton=skeleton, profile=profile, skeletons=skeletons, profiles=profiles
    )


def broken_by_case(frame, document):
    """Give, for each case, the constraints that it breaks."""
    model = read_declarative(json.dumps(document).encode(), "m.json")
    with opened(frame) as log:
        result = conform(log, model)
        broken = broken_cases(log)
    assert [len(broken.get(r.name, ())) for r in result.constraints] == [
        r.broken for r in result.constraints
    ]
    return [
        {name for name, found in broken.items() if case in found}
        for case in sorted(frame["case"].unique())
    ]


@settings(deadline=None, max_examples=12)
@given(WORDS)
def test_declare(pm4py, words):
    pairs = {(a, b): {} for a in "ABCD" for b in "ABCD" if a != b}
    singles = {a: {} for a in "ABCD"}
    model = {template: singles if template in UNARY else pairs for template in TEMPLATES}
    theirs = pm4py.declare.apply_list([list(word) for word in words], model)
    dumped = {t: {str(key): {} for key in entries} for t, entries in model.items()}

    ours = broken_by_case(frame_of(words), dumped)

    for mine, their in zip(ours, theirs, strict=True):
        called = {
            named(template_named(template)[0], key if isinstance(key, tuple) else (key,)).name
            for template, key in their["deviations"]
        }
        assert called <= mine
        assert all(name.startswith(STRICTER) for name in mine - called)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.permutations("ABCD"), min_size=4, max_size=12), st.data())
def test_a_log_skeleton(pm4py, orders, data):
    words = ["".join(order[: data.draw(st.integers(1, 4))]) for order in orders]
    learnt_from, checked = words[: len(words) // 2], words
    traces = {}
    for word in learnt_from:
        traces[tuple(word)] = traces.get(tuple(word), 0) + 1
    model = _discovered(pm4py, traces)
    theirs = [pm4py.skeleton.apply_actlist(list(word), model)["is_fit"] for word in checked]
    dumped = {
        name: (
            {activity: sorted(counts) for activity, counts in found.items()}
            if name == "activ_freq"
            else sorted(map(list, found))
        )
        for name, found in model.items()
    }

    ours = broken_by_case(frame_of(checked), dumped)

    assert [not broken for broken in ours] == theirs


@settings(deadline=None, max_examples=15)
@given(WORDS)
def test_equivalence_and_counts_of_a_skeleton_with_repetition(pm4py, words):
    model = _discovered(pm4py, {tuple(words[0]): 1})
    for relation in ("always_after", "always_before", "directly_follows"):
        model[relation] = set()
    theirs = [pm4py.skeleton.apply_actlist(list(word), model)["is_fit"] for word in words]
    dumped = {
        name: (
            {activity: sorted(counts) for activity, counts in found.items()}
            if name == "activ_freq"
            else sorted(map(str, found))
        )
        for name, found in model.items()
    }

    ours = broken_by_case(frame_of(words), dumped)

    assert [not broken for broken in ours] == theirs


def _discovered(pm4py, traces):
    """Discover by pm4py's own functions, which take variants with their counts."""
    activities = {}
    for trace, number in traces.items():
        for activity in trace:
            activities[activity] = activities.get(activity, 0) + number
    found = pm4py.skeletons
    size = sum(traces.values())
    return {
        "equivalence": set(found.equivalence(traces, activities)),
        "always_after": set(found.always_after(traces, activities)),
        "always_before": set(found.always_before(traces, activities)),
        "never_together": set(found.never_together(traces, activities, size)),
        "directly_follows": set(found.directly_follows(traces, activities)),
        "activ_freq": found.activ_freq(traces, activities, size),
    }


STEPS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.integers(0, 600), st.integers(0, 60)),
    min_size=1,
    max_size=6,
)


@pytest.mark.filterwarnings("ignore:The 'lsuffix'")
@settings(deadline=None, max_examples=15)
@given(st.lists(STEPS, min_size=2, max_size=5), st.lists(STEPS, min_size=2, max_size=8))
def test_a_temporal_profile(pm4py, learnt_from, checked):
    def framed(cases):
        return pd.DataFrame(
            [
                {"case": f"c{n}", "activity": activity, "start": MONDAY + timedelta(seconds=begins),
                 "time": MONDAY + timedelta(seconds=begins + takes)}
                for n, steps in enumerate(cases)
                for activity, begins, takes in steps
            ]
        )  # fmt: skip

    def theirs(frame):
        return frame.rename(
            columns={"case": "case:concept:name", "activity": "concept:name",
                     "time": "time:timestamp", "start": "start_timestamp"}
        )  # fmt: skip

    keys = {pm4py.profile.Parameters.START_TIMESTAMP_KEY: "start_timestamp"}
    model = pm4py.profiles.apply(
        theirs(framed(learnt_from)),
        {pm4py.profiles.Parameters.START_TIMESTAMP_KEY: "start_timestamp"},
    )
    if not model:
        return
    told = pm4py.profile.apply(theirs(framed(checked)), model, keys)
    dumped = {str(pair): [float(v) for v in times] for pair, times in model.items()}

    ours = broken_by_case(framed(checked), dumped)

    assert [len(broken) for broken in ours] == [
        len({(a, b) for a, b, *_ in deviations}) for deviations in told
    ]
