"""The canonical event log: one row an activity instance, the same columns for every source."""

from procmine.eventlog.columns import Mapping, Source
from procmine.eventlog.log import EventLog
from procmine.eventlog.reading import Limits, Reading

__all__ = ["EventLog", "Limits", "Mapping", "Reading", "Source"]
