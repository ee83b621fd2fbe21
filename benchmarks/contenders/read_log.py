"""Read a log and do nothing with it: `python read_log.py procmine|pm4py|bare LOG [MEMORY]`.

Prints how many events it read as JSON, and the seconds of the reading alone, without imports.
`bare` is the least that a load of this benchmark's own CSV must do, in bare DuckDB: the dialect,
the columns and the format of the times are given to it, and nothing is checked.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["PM4PY_SHOW_PROGRESS_BAR"] = "False"

BARE = """
CREATE TABLE event AS
SELECT case_id, activity, CAST("timestamp" AS TIMESTAMP) AS "timestamp",
  resource, role, amount, region
FROM read_csv(?, auto_detect = false, delim = ',', quote = '"', escape = '"', header = true,
  columns = {'case_id': 'VARCHAR', 'activity': 'VARCHAR', 'timestamp': 'VARCHAR',
             'resource': 'VARCHAR', 'role': 'VARCHAR', 'amount': 'VARCHAR', 'region': 'VARCHAR'})
"""


def procmine(memory: str | None) -> Callable[[Path], int]:
    """Give the reader of procmine: everything is guessed, verified and counted."""
    from procmine.importers import read

    def events(log: Path) -> int:
        with read(log, memory=memory) as opened:
            return opened.rows.events

    return events


def pm4py(memory: str | None) -> Callable[[Path], int]:
    """Give pm4py's reader of XES."""
    import pm4py as library

    return lambda log: len(library.read_xes(str(log)))


def bare(memory: str | None) -> Callable[[Path], int]:
    """Give the bare load."""
    import duckdb

    def events(log: Path) -> int:
        with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as db:
            db.execute("SET enable_progress_bar = false")
            db.execute("SET temp_directory = $folder", {"folder": scratch})
            if memory:
                db.execute("SET memory_limit = $memory", {"memory": memory})
            db.execute(BARE, [str(log)])
            return int(db.execute("SELECT count(*) FROM event").fetchall()[0][0])

    return events


def main() -> None:
    """Read the log that the command line names."""
    contender, log, *memory = sys.argv[1:]
    events = {"procmine": procmine, "pm4py": pm4py, "bare": bare}[contender](*memory or [None])
    began = time.perf_counter()
    count = events(Path(log))
    json.dump({"events": count, "seconds": round(time.perf_counter() - began, 3)}, sys.stdout)


if __name__ == "__main__":
    main()
