from __future__ import annotations

from procmine.words import LABELS, SENTENCES, sentence


def test_keys_are_sorted() -> None:
    assert list(SENTENCES) == sorted(SENTENCES)
    assert list(LABELS) == sorted(LABELS)


def test_what_fills_a_sentence_is_not_filled_again() -> None:
    assert sentence("mean", "en", number="{number}") == "mean {number}"
