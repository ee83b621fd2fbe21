"""The sentences of a verdict."""

import re
from typing import get_args

from procmine.verdict import Known, State
from procmine.words.gate import GATE_SENTENCES, gate_counted


def test_they_are_sorted_and_each_language_says_the_same():
    assert list(GATE_SENTENCES) == sorted(GATE_SENTENCES)
    for english, chinese in GATE_SENTENCES.values():
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", chinese))


def test_every_state_has_a_word():
    assert {f"state_{state}" for state in get_args(State)} <= set(GATE_SENTENCES)
    assert {f"baseline_{state}" for state in get_args(Known)} <= set(GATE_SENTENCES)


def test_one_is_told_from_many():
    assert gate_counted(1, "new", "en") == "1 new finding"
    assert gate_counted(1200, "new", "en") == "1,200 new findings"
