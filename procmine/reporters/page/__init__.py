"""The report as one HTML page that loads nothing."""

from procmine.reporters.page.html import to_html

__all__ = ["to_html"]
