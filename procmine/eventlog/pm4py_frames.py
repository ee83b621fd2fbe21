"""Frames as pm4py takes logs.

pm4py finds wrong variants in a frame that isn't sorted, so that ours is, as `steps` are: by case,
then by completion, then by place in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.engine import quoted
from procmine.eventlog.columns import STANDARD, distinct

if TYPE_CHECKING:
    import pandas as pd

    from procmine.eventlog.log import EventLog

_TIMES = ("start", "timestamp")
_OPTIONAL = ("start", "resource", "role")


def pm4py_frame(log: EventLog) -> pd.DataFrame:
    """Give the events of a log under pm4py's names of columns."""
    canonical = ["case_id", "activity", "timestamp"]
    canonical += [name for name in _OPTIONAL if name in log.capabilities]
    mapped = {column for _, column in log.mapping.items()}
    own = [column for column in log.header if column not in mapped]
    names = distinct([*(STANDARD[name] for name in canonical), *own])
    columns = (quoted(column) for column in (*canonical, *log.attributes))
    listed = ", ".join(f"{c} AS {quoted(n)}" for c, n in zip(columns, names, strict=True))
    frame: pd.DataFrame = log.query(
        f"SELECT {listed} FROM events ORDER BY case_id, timestamp, position"
    ).to_pandas()
    if log.zoned:
        for time in _TIMES:
            if time in canonical:
                frame[STANDARD[time]] = frame[STANDARD[time]].dt.tz_localize("UTC")
    return frame
