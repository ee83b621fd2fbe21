"""The result of an analysis: frozen numbers and findings that every reporter writes from.

Nothing in a report can run a query, and nothing in it knows an output format.
"""

from procmine.report.anonymity import Anonymity, Risk
from procmine.report.comparison import Change, ComparedFigure, ComparedFinding, Comparison
from procmine.report.figures import (
    CaseLine,
    CaseRow,
    CaseStep,
    Distribution,
    Dot,
    DottedCase,
    Figures,
    Handover,
    HourCell,
    Period,
    Person,
    Segment,
    Spectrum,
    TrendUnit,
    VariantFigure,
)
from procmine.report.log import Columns, LogSummary, RowCount
from procmine.report.outline import Outline
from procmine.report.process_map import MapEdge, MapNode, MissingActivity, ProcessMap
from procmine.report.profile import ActivityProfile, Profile, Recurring, Spread, VariantProfile
from procmine.report.report import Report
from procmine.words.catalogue import Language

__all__ = [
    "ActivityProfile", "Anonymity", "CaseLine", "CaseRow", "CaseStep", "Change", "Columns",
    "ComparedFigure", "ComparedFinding", "Comparison", "Distribution", "Dot", "DottedCase",
    "Figures", "Handover", "HourCell", "Language", "LogSummary", "MapEdge", "MapNode",
    "MissingActivity", "Outline", "Period", "Person", "ProcessMap", "Profile", "Recurring",
    "Report", "Risk", "RowCount", "Segment", "Spectrum", "Spread", "TrendUnit", "VariantFigure",
    "VariantProfile",
]  # fmt: skip
