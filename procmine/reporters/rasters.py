"""SVG made into PNG with the fonts of this machine."""

from __future__ import annotations

import re
from functools import cache

from procmine.errors import UsageError
from procmine.words.say import say

#: Pixels a point in a PNG, for print and for screens with a high resolution.
ZOOM = 2
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
#: A letter that no font has.
_NOBODYS = "\U0010fffd"
#: Letters that are looked for in the fonts; a script has all of its own or none.
_MOST_LETTERS = 24


def has_cjk(words: str) -> bool:
    """Say whether there is Chinese, Japanese or Korean among the words."""
    return _CJK.search(words) is not None


def to_png(svg: str) -> bytes:
    """Draw an SVG as PNG; UsageError where no font here has its letters."""
    foreign = sorted({char for char in svg if char >= "\u0370" and char.isalpha()})
    step = max(1, len(foreign) // _MOST_LETTERS)
    if not all(map(_is_drawn, foreign[::step])):
        raise UsageError(
            say("PNG: no font on this machine has the letters of this picture"),
            say("write .svg instead, or install a font with these letters, such as Noto Sans CJK"),
        )
    return _png(svg, ZOOM)


# Private functions


@cache
def _is_drawn(char: str) -> bool:
    return _sample(char) != _sample(_NOBODYS)


@cache
def _sample(char: str) -> bytes:
    # Without a font every letter is the same box or nothing.
    text = f"<text x='4' y='24' font-family='sans-serif' font-size='20'>{char}</text>"
    size = "width='32' height='32' viewBox='0 0 32 32'"
    return _png(f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{text}</svg>", 1)


def _png(svg: str, zoom: float) -> bytes:
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg, scale=zoom))
