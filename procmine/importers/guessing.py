"""Guess an encoding of before Unicode from the bytes of a text.

Few bytes decide: a log may hold one umlaut. So the question is which encoding makes words of
them, and only for the scripts that this cannot tell is a library asked, which needs more text.
"""

from __future__ import annotations

import re
from itertools import pairwise

_HAN = ("\u4e00", "\u9fa5")
_HAN_MARKS = "，。：；（）、“”《》￥"
_LATIN_LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüÿßœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŸ")
#: Marks that may touch a word, and those that touch numbers only.
_LATIN_MARKS = frozenset("–—‘’“”„«»…®™©\xa0ºª¿¡²³")
_LATIN_SIGNS = frozenset("€£§°·½µ•±")
#: Apostrophes inside words: customer's, don't, we'll; l'offre, d'achat, qu'il.
_APOSTROPHE = re.compile(
    r"(?i)(?<!\w)(?:[cdjlmnst]|qu|all|dell)’(?=\w)|(?<=\w)’(?=(?:s|t|d|m|ll|re|ve)(?!\w))"
)
_HEBREW = range(0xE0, 0xFB)
#: Share of the bytes beyond ASCII that must make sense.
_ENOUGH = 0.9


def guessed(sample: bytes) -> str:
    """Tell the likeliest encoding of a sample with bytes beyond ASCII that is no UTF-8."""
    foreign = [byte for byte in sample if byte > 127]
    joined = sum(a > 127 and b > 127 for a, b in pairwise(sample))
    if _is_chinese(sample, len(foreign), joined):
        return "gb18030"
    western = {name: _sense(sample.decode(name, "replace")) for name in ("cp1252", "mac_roman")}
    best = max(western, key=lambda name: western[name])
    if joined < len(foreign) / 2 and western[best] >= _ENOUGH:
        return best
    if joined >= len(foreign) / 2 and all(byte in _HEBREW for byte in foreign):
        return "cp1255"
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    return match.encoding if match is not None else "cp1252"


def _is_chinese(sample: bytes, foreign: int, joined: int) -> bool:
    """Say whether the bytes are Chinese: all of them common characters, and in pairs.

    The single accented letters of a Western text stand beside plain ones.
    """
    text = sample.decode("gb18030", "replace")
    beyond = [c for c in text if not c.isascii()]
    common = sum(_HAN[0] <= c <= _HAN[1] or c in _HAN_MARKS for c in beyond)
    return common > 0.95 * len(beyond) and foreign >= 2 * common and joined >= common


def _sense(text: str) -> float:
    """Give the share of the characters beyond ASCII that make sense in a Western text."""
    apostrophes = {match.end() - 1 for match in _APOSTROPHE.finditer(text)}
    scores = [
        1.0 if i in apostrophes else _fit(character, text[max(0, i - 1) : i], text[i + 1 : i + 2])
        for i, character in enumerate(text)
        if not character.isascii()
    ]
    return sum(scores) / len(scores) if scores else 0.0


def _fit(character: str, before: str, after: str) -> float:
    """Score a character between its neighbours, from 0 to 1."""
    if character in _LATIN_LETTERS:
        # A capital letter follows a small one in no word.
        return float(not (character.isupper() and before.islower()))
    if character in _LATIN_MARKS:
        return 0.3 if before.isalpha() and after.isalpha() else 1.0
    if character in _LATIN_SIGNS:
        return 0.5 if before.isalpha() or after.isalpha() else 1.0
    return 0.0
