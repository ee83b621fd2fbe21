"""Where things stand on a slide, and how text is put there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from procmine.words import clean_text

#: Inches.
WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
ACCENT, INK, SOFT, PALE = "1D4E7C", "1C2530", "4D5966", "C3CDD8"
#: What XML cannot hold and clean_text leaves.
_UNSAYABLE = re.compile("[\ufffe\uffff]")
_TITLE_ONLY = 5


def said(text: str, most: int = 160) -> str:
    """Give text of a log as it may stand on a slide: clean, and cut where it is too long."""
    text = _UNSAYABLE.sub("\ufffd", clean_text(text))
    return text if len(text) <= most else f"{text[: most - 1]}…"


def add_slide(deck: Any, title: str) -> Any:
    """Add a slide whose title is a title to outlines and screen readers, too."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    place(slide.shapes.title, MARGIN, 0.45, WIDTH - 2 * MARGIN, 1.1)
    write(slide.shapes.title.text_frame, [(title, 26 if len(title) < 90 else 20, True, ACCENT)])
    return slide


def rgb(code: str) -> Any:
    """Give a colour by its six hexadecimal digits."""
    # Imported so, it is untyped for all.
    return import_module("pptx.dml.color").RGBColor(*bytes.fromhex(code))


def place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    """Put a shape somewhere, in inches."""
    from pptx.util import Inches

    shape.left, shape.top = Inches(left), Inches(top)
    shape.width, shape.height = Inches(width), Inches(height)


def add_text(
    slide: Any, lines: Sequence[tuple[str, int, bool, str]], box: tuple[float, float, float, float]
) -> None:
    """Add lines of text, each with its size in points, whether it is bold, and its colour."""
    from pptx.util import Inches

    shape = slide.shapes.add_textbox(*map(Inches, box))
    write(shape.text_frame, lines)


def write(frame: Any, lines: Sequence[tuple[str, int, bool, str]]) -> None:
    """Write lines into a frame, from the top left."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, (text, size, bold, colour) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = rgb(colour)
        if number and (bold or colour == SOFT):
            paragraph.space_before = Pt(8)
