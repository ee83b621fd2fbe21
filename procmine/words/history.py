"""The words of a comparison with the run before, in English."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated

#: Sorted by key.
HISTORY: dict[str, str] = {
    "before": "last run",
    "change_gone": "gone",
    "change_grown": "grown",
    "change_new": "new",
    "change_same": "unchanged",
    "change_shrunk": "shrunk",
    "changed": "change",
    "compared": "Compared with the run before",
    "counts": "Findings: {counts}",
    "figure_cases": "cases",
    "figure_events": "events",
    "figure_events_per_case": "events per case",
    "figure_fitness_share": "fitness",
    "figure_fitting_share": "cases that fit the model",
    "figure_flow_efficiency_share": "flow efficiency",
    "figure_high": "findings of high severity",
    "figure_mean_hours": "mean cycle time",
    "figure_median_hours": "median cycle time",
    "figure_medium": "findings of medium severity",
    "figure_p90_hours": "P90 cycle time",
    "figure_variants": "variants",
    "figure_work_hours": "work per case",
    "finding": "finding",
    "findings_of_run": "Findings of this run, worst first",
    "first_run": "This is the first run: the next one will be compared with it.",
    "from_to": "{before} → {now}",
    "more_changes": "and {count} more",
    "now": "this run",
    "points": "pp",
    "since": "{log}, which goes on to {day}.",
    "size": "hours per case",
}


def told(key: str, language: Language = "en", **values: str) -> str:
    """Fill the text at `key` with `values`; KeyError for a key that is not in HISTORY."""
    return translated(HISTORY[key], language, key).format(**values)
