"""What the findings can be filtered by: what there is among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procmine.reporters.page.finding_view import FindingView


@dataclass(frozen=True, slots=True)
class FilterView:
    """The kinds, severities and hands (resources and roles) among the findings."""

    kinds: tuple[str, ...]
    severities: tuple[str, ...]
    hands: tuple[str, ...]


def view_of_filters(findings: Sequence[FindingView]) -> FilterView:
    """Gather what the findings can be told apart by."""
    severities = {view.finding.severity for view in findings}
    return FilterView(
        tuple(sorted({view.finding.kind for view in findings})),
        tuple(severity for severity in ("high", "medium", "low") if severity in severities),
        tuple(sorted({hand for view in findings for hand in view.hands})),
    )
