"""pm4py without its banner and its progress bars."""

from __future__ import annotations

import os
from typing import Any


def pm4py_quietly() -> Any:
    """Import pm4py, which takes seconds the first time, and give the module."""
    # Read once, on import.
    os.environ["PM4PY_SHOW_PROGRESS_BAR"] = "False"
    import pm4py

    return pm4py
