"""The least that any analysis must do: load, sort by case and time, count directly-follows flows.

`python duckdb_floor.py LOG [MEMORY]` prints what it counted as JSON. Nothing is cleaned or checked:
a time on top of this one is the price of an analysis.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import duckdb

LOAD = """
CREATE TABLE event AS
SELECT case_id, activity, "timestamp", resource, role, amount, region FROM {reader}(?)
"""

FLOWS = """
WITH step AS (
    SELECT activity, lead(activity) OVER (PARTITION BY case_id ORDER BY "timestamp") AS next
    FROM event
)
SELECT activity, next, count(*) AS times FROM step GROUP BY ALL ORDER BY ALL
"""


def count_flows(log: Path, memory: str | None) -> dict[str, Any]:
    """Count the flows of the log; the last event of a case flows to nothing."""
    reader = "read_parquet" if log.suffix == ".parquet" else "read_csv"
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as db:
        db.execute("SET enable_progress_bar = false")
        db.execute("SET temp_directory = $folder", {"folder": scratch})
        if memory:
            db.execute("SET memory_limit = $memory", {"memory": memory})
        db.execute(LOAD.format(reader=reader), [str(log)])
        flows = db.execute(FLOWS).fetchall()
    return {
        "events": sum(times for _, _, times in flows),
        "cases": sum(times for _, following, times in flows if following is None),
        "flows": sum(following is not None for _, following, _ in flows),
    }


if __name__ == "__main__":
    asked = sys.argv[2] if len(sys.argv) > 2 else None
    json.dump(count_flows(Path(sys.argv[1]), asked), sys.stdout)
