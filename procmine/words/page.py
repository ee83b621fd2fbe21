"""What the page says beside its labels, in English."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated

#: One line a text, sorted by key.
PAGE: dict[str, str] = {
    "all_hands": "all",
    "all_kinds": "all kinds",
    "all_severities": "all severities",
    "calm_unmeasured": "No rule could look at this log, so nothing can be said about waste.",
    "calm_title": "Nothing calls for action",
    "case_line": "{case}: {hours}, from {begins} to {ends}",
    "collapse": "Show or hide this section",
    "copied": "Copied",
    "copy_link": "Copy link",
    "copy_query": "Copy query",
    "definitions": "Numbers and their queries",
    "definitions_lead": "Each number with the query that yields it; in Python, `log.query` runs it. Durations in columns ending in _us are microseconds, a case's time runs from its first start to its last completion.",
    "details": "Evidence, example cases and redesign",
    "doubts_grave": "Doubts about the log: {count}, {grave} of them grave; look into these before you act.",
    "doubts_slight": "Doubts about the log: {count}, none of them grave.",
    "events_left_out": "{count} further events of this case are not drawn.",
    "evidence_measure": "Measure",
    "evidence_value": "Value",
    "filter": "Filter the findings",
    "filter_count": "{shown} of {total}",
    "filter_hand": "Role or resource",
    "filter_kind": "Kind",
    "filter_none": "No finding fits. Choose less, or clear the filter.",
    "filter_reset": "Clear",
    "filter_search": "Search",
    "filter_severity": "Severity",
    "full_text": "in full",
    "lane_done_1": "once",
    "lane_done_n": "{count} times",
    "lane_rest": "{count} other activities",
    "lane_waited_1": "once, waited {wait}",
    "lane_waited_n": "{count} times, waited {wait}",
    "lead_1": "One of {total} findings calls for action. A case takes {mean} on average; this is what would shorten it.",
    "lead_n": "{count} of {total} findings call for action. A case takes {mean} on average; this is what would shorten it most.",
    "log_blind": "What this log cannot show",
    "made_by": "Made by procmine {version}",
    "more_activities": "{count} less frequent activities are not listed.",
    "names_shown": "This page shows names of people as the log has them. Pass it on only to those who may see them, or make it again with --pseudonymize.",
    "rows_aside": "Set aside",
    "rows_events": "Events",
    "rows_read": "Rows read",
    "scale_hint": "Bars are work, dots are moments, thin lines the wait before them; the activities of this finding are in colour.",
    "see_quality": "See log quality",
    "show_more": "Show more",
    "skip": "Skip to the report",
    "summary_do": "What to do",
    "summary_sure": "How sure",
    "sure_comparison": "Cases with it take longer than those without; that proves no cause",
    "sure_doubted": "Doubtful, because the log is: see log quality",
    "sure_inconclusive": "Inconclusive, it may be chance ({q})",
    "sure_interval": "Between {interval} per case",
    "sure_replay": "Computed by replaying the cases without it; no interval is known",
    "sure_supported": "More than chance ({q})",
    "sure_waiting": "Waiting time measured in all cases of the log; no interval is known",
    "sure_work": "Time measured in all cases of the log; no interval is known",
    "variant_covered": "{share} up to here",
    "variant_folded": "{count} more",
    "variant_none": "No variant fits.",
    "variant_order": "Order",
    "variant_order_cases": "most cases first",
    "variant_order_median": "longest median time first",
    "variant_order_p90": "longest P90 first",
    "variant_search": "With activity",
    "variants_filter": "Sort and search the variants",
}  # fmt: skip


def page_text(key: str, language: Language = "en", **values: str) -> str:
    """Fill the text at `key` with `values`; KeyError for a key that is not in PAGE."""
    text = translated(PAGE[key], language, key)
    return text.format(**values) if values else text
