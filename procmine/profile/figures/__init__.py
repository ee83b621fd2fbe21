"""What charts and tables are drawn from, measured over a log's relations."""

from procmine.profile.figures.drawing_up import draw_up

__all__ = ["draw_up"]
