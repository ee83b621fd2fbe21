from __future__ import annotations

import pytest

from procmine.errors import UsageError
from procmine.reporters import rasters

SIZE = "width='90' height='30' viewBox='0 0 90 30'"
PICTURE = f"<svg xmlns='http://www.w3.org/2000/svg' {SIZE}><text y='20'>{{}}</text></svg>"


@pytest.fixture
def without_fonts(monkeypatch):
    """Draw as where no font is: every letter the same."""
    monkeypatch.setattr(rasters, "_sample", lambda char: b"box")
    rasters._is_drawn.cache_clear()
    yield
    rasters._is_drawn.cache_clear()


def test_equal_pictures_are_equal_bytes():
    picture = PICTURE.format("first")

    assert rasters.to_png(picture) == rasters.to_png(picture)


def test_letters_that_no_font_has_are_refused_with_a_way_out(without_fonts):
    with pytest.raises(UsageError) as refusal:
        rasters.to_png(PICTURE.format("主管审批"))

    assert "write .svg" in refusal.value.hint


def test_latin_letters_need_no_look_at_the_fonts(without_fonts):
    assert rasters.to_png(PICTURE.format("Größe – …")).startswith(b"\x89PNG")


@pytest.mark.parametrize(("words", "cjk"), [
    ("waiting", False), ("Größe", False), ("Ожидание", False), ("等待", True), ("待ち", True),
    ("대기", True),
])  # fmt: skip
def test_chinese_japanese_and_korean_are_told_from_the_rest(words, cjk):
    assert rasters.has_cjk(words) == cjk
