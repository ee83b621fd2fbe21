"""Guess an encoding of before Unicode from the bytes of a text.

Few bytes decide: a log may hold one umlaut. So the question is which encoding makes words of
them, and only for the scripts that this cannot tell is a library asked, which needs more text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from procmine.importers.text.asian import asian_encoding

_LATIN_LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüÿßœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŸ")
_CENTRAL_LETTERS = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽăâîşţőöűüäôľĺŕđ")
#: The letters that words have in each encoding; where two fit equally, the first is taken.
_LETTERS = {
    "cp1252": _LATIN_LETTERS,
    "mac_roman": _LATIN_LETTERS,
    "cp1250": _CENTRAL_LETTERS,
}
#: Marks that may touch a word, and those that touch numbers only.
_LATIN_MARKS = frozenset("–—‘’“”„«»…®™©\xa0ºª¿¡²³")
_LATIN_SIGNS = frozenset("€£§°·½µ•±")
#: Apostrophes inside words: customer's, don't, we'll; l'offre, d'achat, qu'il.
_APOSTROPHE = re.compile(
    r"(?i)(?<!\w)(?:[cdjlmnst]|qu|all|dell)’(?=\w)|(?<=\w)’(?=(?:s|t|d|m|ll|re|ve)(?!\w))"
)
#: Encodings that hardly any log has, and that make something of nearly any byte.
_UNLIKELY = ["cp1006", "iso8859_10", "iso8859_14", "iso8859_16", "hp_roman8", "mac_iceland"]
_HEBREW = range(0xE0, 0xFB)
#: Share of ASCII (delimiters, digits of times) in any table that is read the right way round.
_ASCII_SHARE = 0.2
#: Share of the bytes beyond ASCII that must make sense.
_ENOUGH = 0.9


def guessed(sample: bytes) -> str:
    """Tell the likeliest encoding of a sample with bytes beyond ASCII that is no UTF-8."""
    foreign = [byte for byte in sample if byte > 127]
    joined = sum(a > 127 and b > 127 for a, b in pairwise(sample))
    western = {name: _sense(sample.decode(name, "replace"), _LETTERS[name]) for name in _LETTERS}
    best = max(western, key=lambda name: western[name])
    if joined < len(foreign) / 2 and western[best] >= _ENOUGH:
        return best
    asian = asian_encoding(sample)
    if asian:
        return asian
    if joined >= len(foreign) / 2 and all(byte in _HEBREW for byte in foreign):
        return "cp1255"
    from charset_normalizer import from_bytes

    match = from_bytes(sample, cp_exclusion=_UNLIKELY).best()
    return match.encoding if match is not None else "cp1252"


def wide_encoding(head: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without their mark, where half of the bytes or more are zero or so.

    Read the wrong way round, ASCII becomes characters that stand for nothing in common.
    """
    if b"\x00" not in head:
        return None
    head = head[: len(head) // 4 * 4]
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = head.decode(encoding)
        except UnicodeDecodeError as error:
            if error.end < len(head):
                continue
            text = head[: error.start].decode(encoding)
        ascii_share = sum(c.isascii() and c != "\x00" for c in text) / max(1, len(text))
        if "\x00" not in text and ascii_share > _ASCII_SHARE:
            return encoding
    return None


def _sense(text: str, letters: frozenset[str]) -> float:
    """Give the share of the characters beyond ASCII that make sense in a text with such letters."""
    apostrophes = {match.end() - 1 for match in _APOSTROPHE.finditer(text)}
    scores = [
        1.0
        if i in apostrophes
        else _fit(character, text[max(0, i - 1) : i], text[i + 1 : i + 2], letters)
        for i, character in enumerate(text)
        if not character.isascii()
    ]
    return sum(scores) / len(scores) if scores else 0.0


def _fit(character: str, before: str, after: str, letters: frozenset[str]) -> float:
    """Score a character between its neighbours, from 0 to 1."""
    if character in letters:
        # A capital letter follows a small one in no word.
        return float(not (character.isupper() and before.islower()))
    if character in _LATIN_MARKS:
        return 0.3 if before.isalpha() and after.isalpha() else 1.0
    if character in _LATIN_SIGNS:
        return 0.5 if before.isalpha() or after.isalpha() else 1.0
    return 0.0
