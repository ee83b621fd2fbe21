"""pm4py without its banner, its progress bars and its warnings."""

from __future__ import annotations

import os
from typing import Any


def pm4py_quietly() -> Any:
    """Import pm4py, which takes seconds the first time, and give the module."""
    # Both are read once, on import.
    os.environ["PM4PY_SHOW_PROGRESS_BAR"] = "False"
    os.environ["PM4PY_SHOW_INTERNAL_WARNINGS"] = "False"
    import pm4py

    return pm4py
