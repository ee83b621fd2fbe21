"""The redesign heuristics of Reijers & Liman Mansar (Omega 33(4), 2005), as a report names them."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated
from procmine.words.say import spoken

HEURISTICS = (
    "buffering",
    "case manager",
    "centralisation",
    "contact reduction",
    "control addition",
    "control relocation",
    "customer teams",
    "empower",
    "exception",
    "extra resources",
    "flexible assignment",
    "integral technology",
    "integration",
    "interfacing",
    "knock-out",
    "numerical involvement",
    "order assignment",
    "order types",
    "order-based work",
    "outsourcing",
    "parallelism",
    "resequencing",
    "specialist-generalist",
    "split responsibilities",
    "task automation",
    "task composition",
    "task elimination",
    "triage",
    "trusted party",
)


def heuristic_name(heuristic: str, language: Language | None = None) -> str:
    """Name a heuristic in the language, or in the one in force."""
    return translated(heuristic, language or spoken(), "heuristic")
