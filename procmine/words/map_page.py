"""What the interactive process map says, in English."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated

#: Sorted by key.
MAP_PAGE: dict[str, str] = {
    "activities": "Activities",
    "all_findings": "Findings here",
    "back": "goes back",
    "cases": "Cases",
    "close": "Close",
    "count": "How often",
    "counted": "{nodes} of {all_nodes} activities, {edges} of {all_edges} flows.",
    "deviating": "Cases that deviate here",
    "dots": "A dot: a finding of high or medium severity names this place.",
    "end": "end",
    "ends": "Ends a case",
    "events": "Events",
    "failed": "The interactive map cannot be drawn here; this is the one for print.",
    "find": "Find an activity",
    "fit": "Show the whole map",
    "flows_in": "Comes from",
    "flows_out": "Goes on to",
    "found": "{count} found: Enter goes to the next.",
    "frequency": "Frequency",
    "full": "Full screen",
    "hint": "Choose an activity or a flow to see its numbers and findings.",
    "keys": "Arrow keys go from activity to activity, Enter opens one, + and - zoom, 0 shows all.",
    "large": "With so many flows the numbers at arrows are left out.",
    "legend_frequency": "Width and colour: how often.",
    "legend_rework": "Colour: work done again. Activities by the share of repetitions; flows back, or to the activity itself, by how often.",
    "legend_time": "Width: total hours. Colour: {measure} hours of a flow, and of the work of an activity.",
    "less": "little",
    "look": "Show",
    "mark_deviating": "{count} deviate",
    "mark_skipped": "skipped in {count}",
    "mean": "mean",
    "median": "median",
    "more": "much",
    "no_findings": "No finding names this place.",
    "no_match": "No activity has this in its name.",
    "note_work": "work",
    "p90": "P90",
    "paths": "Paths",
    "process": "Interactive process map",
    "repeats": "Cases that repeat it",
    "repeats_of": "{count} repeated",
    "rework": "Rework",
    "self": "follows itself",
    "share_of": "{count} ({share})",
    "skipped": "Cases that skip it",
    "start": "start",
    "starts": "Starts a case",
    "time": "Time",
    "too_large": "The rarest flows are left out: so many cannot be laid out.",
    "total": "total",
    "work": "Work",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
}


def map_word(name: str, language: Language = "en") -> str:
    """Say what the map calls `name`."""
    return translated(MAP_PAGE[name], language, name)
