"""procmine finds where a service process wastes time or work, from its event log.

>>> import procmine
>>> log = procmine.read("sample_logs/insurance_claims.csv")
>>> report = procmine.analyze(log)
>>> report.findings[0].title
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from procmine.version import VERSION

if TYPE_CHECKING:
    from procmine.analysis import analyze
    from procmine.checking import check
    from procmine.conformance import Conformance
    from procmine.errors import ProcmineError
    from procmine.eventlog import EventLog
    from procmine.exporters import write_log
    from procmine.findings import Finding
    from procmine.importers import read
    from procmine.mining.discovery import discover
    from procmine.models.formats import open_model
    from procmine.report import Report

__all__ = [
    "Conformance", "EventLog", "Finding", "ProcmineError", "Report", "__version__", "analyze",
    "check", "discover", "open_model", "read", "write_log",
]  # fmt: skip

__version__ = VERSION

#: Where each public name lives. They are imported on first use, so that start-up stays instant.
_HOMES = {
    "Conformance": "procmine.conformance",
    "EventLog": "procmine.eventlog",
    "Finding": "procmine.findings",
    "ProcmineError": "procmine.errors",
    "Report": "procmine.report",
    "analyze": "procmine.analysis",
    "check": "procmine.checking",
    "discover": "procmine.mining.discovery",
    "open_model": "procmine.models.formats",
    "read": "procmine.importers",
    "write_log": "procmine.exporters",
}


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'procmine' has no attribute {name!r}")
