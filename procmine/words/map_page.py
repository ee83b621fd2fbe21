"""What the interactive process map says, in English."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated

#: Sorted by key.
MAP_PAGE: dict[str, str] = {
    "activities": "Activities",
    "all_findings": "Findings here",
    "back": "goes back",
    "cases": "in cases",
    "close": "Close",
    "count": "how often",
    "counted": "{nodes} of {all_nodes} activities, {edges} of {all_edges} flows",
    "deviating": "cases that deviate here",
    "end": "end",
    "ends": "ends a case",
    "events": "done",
    "failed": "The interactive map cannot be drawn here; this is the map as it was printed.",
    "find": "Find an activity",
    "fit": "Show the whole map",
    "flows_in": "Comes from",
    "flows_out": "Goes on to",
    "found": "{count} found: Enter goes to the next.",
    "frequency": "Frequency",
    "full": "Full screen",
    "hint": "Choose an activity or a flow to see its numbers and findings.",
    "keys": "Arrow keys go from activity to activity, Enter opens one, + and - zoom, 0 fits.",
    "large": "Many flows are shown: drawing takes longer, and the numbers at arrows are left out.",
    "legend_frequency": "Width and colour: how often.",
    "legend_rework": "Colour: work done again. Activities by the share of repetitions; flows back and flows to the activity itself by how often.",
    "legend_time": "Width: total hours. Colour: {measure} of a flow and of the work of an activity.",
    "less": "little",
    "look": "Show",
    "mark_deviating": "{count} deviate",
    "mark_skipped": "skipped in {count}",
    "mean": "mean",
    "median": "median",
    "more": "much",
    "no_findings": "No finding names this place.",
    "no_match": "No activity has this in its name.",
    "of_cases": "{count} ({share} of the cases)",
    "of_events": "{count} ({share} of the times)",
    "p90": "P90",
    "paths": "Paths",
    "process": "Interactive process map",
    "repeats": "repeated",
    "repeats_of": "{count} repeated",
    "rework": "Rework",
    "self": "follows itself",
    "skipped": "cases that skip it",
    "start": "start",
    "starts": "starts a case",
    "time": "Time",
    "too_large": "So many flows cannot be laid out legibly: fewer are drawn.",
    "total": "total",
    "wait": "before it",
    "work": "work",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
}


def map_word(name: str, language: Language = "en") -> str:
    """Say what the map calls `name`."""
    return translated(MAP_PAGE[name], language, "map")
