"""One browser for all tests of pages that a worker does."""

from browser import driver

__all__ = ["driver"]
