"""The colours can be told from the paper, and from each other."""

from __future__ import annotations

from itertools import pairwise

import pytest

from procmine.reporters.charts._theme import COLOURS, PALETTES

SCHEMES = list(PALETTES)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("words", ["ink", "soft", "second"])
def test_words_are_read_on_the_paper(scheme, words):
    palette = PALETTES[scheme]

    assert contrast(getattr(palette, words), palette.paper) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_drawn_is_seen_on_the_paper(scheme):
    palette = PALETTES[scheme]

    assert contrast(palette.main, palette.paper) >= 3
    assert min(contrast(colour, palette.paper) for colour in palette.category) >= 1.9
    assert min(contrast(colour, palette.paper) for colour in palette.quarters) >= 1.9


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_ramp_goes_one_way_in_lightness(scheme):
    steps = [luminance(colour) for colour in PALETTES[scheme].ramp]

    signs = {after > before for before, after in pairwise(steps)}
    assert len(signs) == 1


def test_activities_have_as_many_colours_as_are_promised_and_a_grey():
    assert {len(palette.category) for palette in PALETTES.values()} == {COLOURS + 1}
