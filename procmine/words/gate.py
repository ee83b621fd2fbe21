"""The sentences of a verdict, in English."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated

#: Sorted by key.
GATE_SENTENCES: dict[str, str] = {
    "against": "{log} against {model}",
    "bad_of": "{count} of {all}",
    "baseline_empty": "nothing accepted, nothing new",
    "baseline_expired": "expired",
    "baseline_fixed": "fixed",
    "baseline_grown": "grown",
    "baseline_known": "known",
    "baseline_new": "new",
    "baseline_of": "baseline {file}: {counts}",
    "bounds": "{low} to {high}",
    "budget_1": "{count} budget",
    "budget_actual": "actual",
    "budget_cases": "cases",
    "budget_limit": "limit",
    "budget_n": "{count} budgets",
    "budget_name": "budget",
    "budget_state": "",
    "conformance_of": "conformance to {model}",
    "counted_findings_1": "{count} finding",
    "counted_findings_n": "{count} findings",
    "counted_state": "{count} {state}",
    "deviations": "deviations, worst first",
    "did_you_mean": " (did you mean {like}?)",
    "expired_1": "{count} expired acceptance",
    "expired_n": "{count} expired acceptances",
    "expires_on": "accepted until {day}",
    "grown_1": "{count} finding grown beyond what is accepted",
    "grown_n": "{count} findings grown beyond what is accepted",
    "grown_to": "accepted for {limit} of the cases, now {actual}",
    "label_counts": ": {events} in {cases}",
    "more": "and {count} more",
    "more_deviations_1": "{count} more deviation",
    "more_deviations_n": "{count} more deviations",
    "new_1": "{count} new finding",
    "new_n": "{count} new findings",
    "no_fitness": "constraints have no fitness",
    "no_precision": "this check gives no precision",
    "not_judged": "{count} could not be judged",
    "not_passed": "not passed: {what}",
    "nothing_new": "nothing new to the baseline",
    "of_cases": "{count} of {cases}",
    "only_in_log": "activities that the model does not know",
    "only_in_model": "activities that the log does not know",
    "passed": "passed: {what}",
    "per_case": "{count} events per case",
    "raise_effort": "{count} could not be judged: raise --effort",
    "state_failed": "failed",
    "state_open": "open",
    "state_passed": "passed",
    "state_too few": "too few",
    "time_max": "the longest of {cases} takes {time}",
    "time_mean": "the mean of {cases} is {time}",
    "time_median": "the median of {cases} is {time}",
    "time_percentile": "{share} % of {cases} stay within {time}",
    "too_few": "{cases}, fewer than {minimum}: too few to fail by",
    "too_few_cases_1": "{count} of them with too few cases to fail",
    "too_few_cases_n": "{count} of them with too few cases to fail",
    "unasked": "{count} in the baseline were not looked for",
    "unmeasured": "can't be measured: {why}",
}  # fmt: skip


def gate_sentence(key: str, language: Language = "en", **values: str) -> str:
    """Fill the sentence at `key` with `values`; KeyError for a key that is not there."""
    return translated(GATE_SENTENCES[key], language, key).format(**values)


def gate_counted(count: int, noun: str, language: Language) -> str:
    """Write a count with its noun, of those that end in _1 and _n."""
    return gate_sentence(f"{noun}_{'1' if count == 1 else 'n'}", language, count=f"{count:,}")
