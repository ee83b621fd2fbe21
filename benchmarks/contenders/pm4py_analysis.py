"""What a pm4py user computes to learn the same: flows, variants, rework, handovers, durations.

`python pm4py_analysis.py LOG` prints what it counted as JSON. pm4py's calls are those of its
simplified interface; the log is read with pandas, as pm4py's documentation does.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

os.environ["PM4PY_SHOW_PROGRESS_BAR"] = "False"


def read(log: Path) -> Any:
    """Read the log and prepare it for pm4py: types, sorting and an index."""
    import pandas as pd
    import pm4py

    frame = pd.read_parquet(log) if log.suffix == ".parquet" else pd.read_csv(log)
    frame = frame.rename(columns={"resource": "org:resource"})
    return pm4py.format_dataframe(
        frame, case_id="case_id", activity_key="activity", timestamp_key="timestamp"
    )


def analyse(log: Path) -> dict[str, Any]:
    """Compute everything in one process, and note how long each step takes."""
    seconds: dict[str, float] = {}
    began = time.perf_counter()

    def lap(step: str) -> None:
        nonlocal began
        now = time.perf_counter()
        seconds[step] = round(now - began, 2)
        began = now

    import pm4py

    lap("import")
    frame = read(log)
    lap("read and sort")
    flows, _, _ = pm4py.discover_performance_dfg(frame)
    lap("flows")
    variants = pm4py.get_variants(frame)
    lap("variants")
    rework = pm4py.get_rework_cases_per_activity(frame)
    lap("rework")
    handovers = pm4py.discover_handover_of_work_network(frame)
    lap("handovers")
    durations = pm4py.get_all_case_durations(frame)
    lap("durations")
    return {
        "events": len(frame),
        "cases": len(durations),
        "variants": len(variants),
        "flows": len(flows),
        "activities with rework": len(rework),
        "handovers": len(handovers.connections),
        "seconds": seconds,
    }


if __name__ == "__main__":
    json.dump(analyse(Path(sys.argv[1])), sys.stdout)
