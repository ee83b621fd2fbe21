"""The canonical event log: one row an activity instance, the same columns for every source."""

from procmine.eventlog.columns import Mapping, Source
from procmine.eventlog.log import EventLog

__all__ = ["EventLog", "Mapping", "Source"]
