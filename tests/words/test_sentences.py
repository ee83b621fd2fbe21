from __future__ import annotations

import re

from procmine.words import LABELS, SENTENCES, sentence


def test_keys_are_sorted() -> None:
    assert list(SENTENCES) == sorted(SENTENCES)
    assert list(LABELS) == sorted(LABELS)


def test_each_sentence_has_the_same_places_to_fill_in_both_languages() -> None:
    for key, (english, chinese) in SENTENCES.items():
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", chinese)), key


def test_what_fills_a_sentence_is_not_filled_again() -> None:
    assert sentence("mean", "en", number="{number}") == "mean {number}"
