"""The words and numbers that people read: labels in each language, and how figures are written."""

from procmine.words.labels import LABELS, label
from procmine.words.numbers import count_text, date_text, duration_text, share_text
from procmine.words.sentences import SENTENCES, sentence
from procmine.words.text import clean_text

__all__ = [
    "LABELS",
    "SENTENCES",
    "clean_text",
    "count_text",
    "date_text",
    "duration_text",
    "label",
    "sentence",
    "share_text",
]
