"""How labels are spelt: which are one text written in two ways, and which word is a slip.

Everything here is about texts and their counts alone; whether two labels that look alike are one
act is for the cases to tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby, product

from procmine.words.lookalikes import LOOKALIKES

#: Signs that say something in a label ("Result +"), as other punctuation does not.
_MEANT = frozenset("+<>=%&#!?*@|~^")
#: The letters up to here are those of alphabets, in which one is easily mistyped. In the others
#: (Chinese, Korean …) one character is a word or a syllable.
_LAST_ALPHABETIC = "\u058f"
#: A shorter word that differs in a letter is another word; one with two letters swapped may not be.
_SHORTEST = 5
_SHORTEST_SWAPPED = 4
_CODE = 2
#: Letters that end a word in another form: approve and approved, send and sent, order and orders.
_ENDINGS = frozenset("dersty")
#: A word is a slip for one that is four times as frequent.
SLIP_SHARE = 0.25
#: Prefixes of German, some of them one letter apart.
_PREFIXES = ("an", "ab", "auf", "aus", "ein", "ent", "er", "be", "ver", "vor", "zer", "un", "um")
#: Cells that say that there is nothing to say.
_NOTHING = frozenset(("null", "nil", "none", "nan", "n/a", "#n/a", "na", "undefined", "unknown"))
_WRONG_CODECS = ("cp1252", "latin-1")


def words_of(label: str) -> tuple[str, ...]:
    """Give the words, numbers and meaningful signs of a label, without case, width or accents'
    composition: "Check  in" and "CHECK-IN" are the same two words."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", label).casefold())
    shown = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    # A dash that ends a label says no, as in "Result -".
    runs = groupby(re.sub(r"\s[-\u2013]\s*$", "\u2212", shown), key=_class_of)
    return tuple("".join(run) for kind, run in runs if kind != "gap")


def form_of(label: str) -> str:
    """Give what is left of a label without case, spacing, punctuation and Unicode form.

    Labels of one or two letters are codes, in which case is all that there is: "e" is not "E".
    """
    composed = unicodedata.normalize("NFKC", label).strip()
    if sum(map(str.isalpha, composed)) <= _CODE:
        return composed
    words = words_of(label)
    # Two numbers stay apart: "1.1" is not "11".
    return re.sub(r"(?<!\d) | (?!\d)", "", " ".join(words))


def unspoilt(label: str) -> str | None:
    """Give the label as it was before its UTF-8 was read in another encoding; None if it wasn't."""
    text = label
    for _ in range(3):
        text = next((t for codec in _WRONG_CODECS if (t := _read_again(text, codec))), text)
    return text if text != label else None


def says_nothing(label: str) -> bool:
    """Say whether a label has no letter in it, or is what exports write for nothing."""
    return label.strip().lower() in _NOTHING or not any(c.isalpha() for c in label)


def slips(counts: Mapping[tuple[str, ...], int]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Give pairs of labels, as words, of which the first is like the second but for a slip.

    A slip is a letter too many, too few, another or two swapped, in one or two of the words.
    """
    vocabulary: dict[str, int] = defaultdict(int)
    for words, count in counts.items():
        for word in set(words):
            vocabulary[word] += count
    meant = _meant_words(vocabulary)
    for words in counts:
        choices = [(word, *meant.get(word, ())) for word in words]
        if not 0 < sum(len(choice) > 1 for choice in choices) <= 2:
            continue
        for other in product(*choices):
            if other != words and counts.get(other, 0) * SLIP_SHARE >= counts[words]:
                yield words, other


def is_slip(word: str, meant: str) -> bool:
    """Say whether a word is another, mistyped in one place, and not another form of it."""
    if word[0] != meant[0] or not (word + meant).isalpha() or max(word + meant) > _LAST_ALPHABETIC:
        return False
    if (word in LOOKALIKES and meant in LOOKALIKES) or _differ_in_prefix(word, meant):
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), None)
    if start is None:
        start = min(len(word), len(meant))
    rest, other = word[start:], meant[start:]
    if rest[2:] == other[2:] and rest[:2] == other[1::-1] and len(rest) > 1:
        return len(meant) >= _SHORTEST_SWAPPED
    if max(len(word), len(meant)) < _SHORTEST:
        return False
    if rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]:
        at_end = len(rest) <= 1 and len(other) <= 1
        doubled = rest + other == word[start - 1]
        return doubled or not (at_end and _ENDINGS.issuperset(rest + other))
    return False


def _differ_in_prefix(word: str, meant: str) -> bool:
    """Say whether two words are one with another prefix, which in German makes the opposite."""
    rests = [
        {w[len(p) :] for p in _PREFIXES if w.lower().startswith(p) and len(w) - len(p) > 3}
        for w in (word, meant)
    ]
    return bool(rests[0] & rests[1])


def _class_of(character: str) -> str:
    kind = unicodedata.category(character)
    if kind[0] in "LM":
        return "word"
    if kind[0] == "N":
        return "number"
    return character if kind[0] == "S" or character in _MEANT else "gap"


def _read_again(text: str, codec: str) -> str | None:
    """Read a text as the UTF-8 that it was; None where it was none."""
    if text.isascii():
        return None
    try:
        return text.encode(codec).decode("utf-8")
    except UnicodeError:
        return None


def _meant_words(vocabulary: Mapping[str, int]) -> dict[str, list[str]]:
    """Give the more frequent words that each rare word may be a slip for.

    Two words that differ in one place are alike once a letter has been left out of each, or of
    the longer: words that share no such rest are never compared.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        if len(word) >= _SHORTEST_SWAPPED and max(word) <= _LAST_ALPHABETIC:
            for rest in {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}:
                alike[rest].append(word)
    meant: dict[str, set[str]] = defaultdict(set)
    for group in alike.values():
        for word, other in product(group, group) if 1 < len(group) <= 50 else ():
            rare = vocabulary[word] <= vocabulary[other] * SLIP_SHARE
            if rare and word != other and is_slip(word, other):
                meant[word].add(other)
    return {word: sorted(others) for word, others in meant.items()}
