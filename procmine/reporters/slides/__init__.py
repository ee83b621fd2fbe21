"""The report as a slide deck that can be edited."""

from procmine.reporters.slides.deck import to_pptx

__all__ = ["to_pptx"]
