"""The titles of the tables of a report and of their columns, and what each of them means."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated

#: Table -> its title, and what one of its rows is.
TABLES: dict[str, tuple[str, str]] = {
    "activities": ("Activities", "One row an activity, the most frequent first."),
    "cases": ("Cases", "One row a case, the longest first."),
    "changes": (
        "Changes",
        "One row a finding of this run, worst first, then those of the run before that are gone.",
    ),
    "cycle_times": (
        "Cycle times",
        "One row a class of cycle time: how many cases take so long. The last one is open.",
    ),
    "definitions": (
        "Definitions",
        "One row a table, a column, a term or a rule: what it means, and the query behind it.",
    ),
    "evidence": ("Evidence", "One row a fact on which a finding rests."),
    "findings": (
        "Findings",
        "One row a finding, worst first. The hours of different findings may overlap and must not be added up.",
    ),
    "flows": (
        "Flows",
        "One row a flow, which is two activities directly after each other, that with the most hours in all first.",
    ),
    "handovers": ("Handovers", "One row a giver and a taker, the most frequent first."),
    "log_quality": ("Log quality", "One row a doubt about the log, gravest first."),
    "people": ("People", "One row a resource, the busiest first."),
    "trend": ("Trend", "One row a stretch of time."),
    "variants": ("Variants", "One row a variant, the most frequent first."),
    "waits": (
        "Waiting",
        "One row an activity that follows another, that with the most waiting before it in all first.",
    ),
}
#: Column, or table.column where one table means something of its own -> title and definition.
COLUMNS: dict[str, tuple[str, str]] = {
    "action": ("Redesign", "What kind of change suits it."),
    "activities": (
        "Activities concerned",
        "The activities that the finding is about, in their order.",
    ),
    "activity": ("Activity", "The activity, by the name that the log gives it."),
    "advice": ("Advice", "What to do about it, in a few sentences."),
    "affects": ("Makes doubtful", "The rules whose findings it makes doubtful."),
    "anchor": ("Link", "The place of the finding on the page: what follows # in its address."),
    "basis": ("Basis", "What the hours per case are worked out from."),
    "begins": ("Begins", "When it begins, in the log's own clock (UTC where it has a zone)."),
    "case_id": ("Case", "The case, by the name that the log gives it."),
    "case_share": ("Share of cases", "The cases among all cases of the log."),
    "cases": ("Cases", "In how many cases it is."),
    "cases_before": ("Cases before", "In how many cases it was in the run before."),
    "cases_now": ("Cases now", "In how many cases it is in this run."),
    "cause": ("Cause", "Why cases wait there, where that can be told."),
    "change": ("Change", "What became of it since the run before."),
    "code": ("Rule", "The code of the rule that found it."),
    "column": ("Column", "The column that it is about."),
    "confidence": ("Confidence", "Whether it is more than chance."),
    "constraint": ("Constraint", "The constraint of the reference model that is broken."),
    "count": ("Number", "How often it happened."),
    "cumulative_share": ("Covered", "The share of cases of this variant and all above it."),
    "cycle_times.cases": ("Cases", "How many cases take so long."),
    "definitions.column": ("Column", "The column, as the CSV and Parquet files call it."),
    "definitions.query": ("Query", "The SQL that yields the evidence, where one is known."),
    "deviating": ("Deviating", "How many cases leave the reference model there."),
    "doubts": ("Doubts", "The doubts about the log that make it doubtful."),
    "ended": ("Ended", "How many cases ended in that time."),
    "ends": ("Ends", "When it ends, in the log's own clock (UTC where it has a zone)."),
    "activities.ends": ("Ends", "How many cases end with it."),
    "events": ("Events", "How many events there are."),
    "event_share": ("Share of events", "The events among all events of the table."),
    "examples": ("Example cases", "Cases in which it is seen, the worst first."),
    "fact": ("Fact", "What was measured."),
    "fingerprint": ("Fingerprint", "The same for the same rule and place in every report."),
    "first": ("First seen", "When the first of the events began."),
    "from_activity": ("From", "The activity before."),
    "from_hours": ("From", "The cycle time at which the class begins."),
    "giver": ("Giver", "Whose hands the work leaves."),
    "high_hours_per_case": ("At most", "The upper end of the interval of the hours per case."),
    "hours": ("Cycle time", "The time from the first start to the last completion of the case."),
    "hours_before": ("Hours per case before", "The hours per case in the run before."),
    "hours_now": ("Hours per case now", "The hours per case in this run."),
    "hours_per_case": (
        "Hours per case",
        "By how much a mean case, over all cases, would be shorter without it.",
    ),
    "kind": ("Kind", "What is wrong, in a word."),
    "last": ("Last seen", "When the last of the events was completed."),
    "longest_after": (
        "Longest after",
        "The activity after which cases wait longest for it in all.",
    ),
    "longest_after_hours": ("Hours after that", "How long they wait after that activity in all."),
    "low_hours_per_case": ("At least", "The lower end of the interval of the hours per case."),
    "max_hours": ("Longest", "The longest of them."),
    "mean_hours": ("Mean", "The mean time."),
    "mean_wait_hours": ("Mean wait", "The mean time since the step that made it possible."),
    "mean_work_hours": ("Mean work", "The mean time from its start to its completion."),
    "meaning": ("Meaning", "What it means."),
    "median_hours": ("Median", "Half of the times do not exceed it."),
    "median_wait_hours": ("Median wait", "Half of the waits before it do not exceed it."),
    "median_work_hours": ("Median work", "Half of the times of work do not exceed it."),
    "occurrences": ("Occurrences", "How often it happened."),
    "open_at_end": (
        "Open",
        "How many cases were between their first and last event in the log at the end of that time.",
    ),
    "p90_hours": ("P90", "Nine in ten of the times do not exceed it."),
    "p90_wait_hours": ("P90 wait", "Nine in ten of the waits before it do not exceed it."),
    "p90_work_hours": ("P90 work", "Nine in ten of the times of work do not exceed it."),
    "people": ("People", "How many people the row stands for."),
    "people.activities": ("Activities", "How many different activities they do."),
    "place": ("Place", "Where it is, in a few words of the log."),
    "q": ("q", "The false discovery rate: how likely it is chance."),
    "query": ("Query", "The SQL that yields the evidence."),
    "rank": ("No.", "The place of the finding, 1 the worst."),
    "reason": ("Repeated by design", "Why its repetition is no rework."),
    "repair": ("Repair", "The option that repairs it while the log is read."),
    "repeated": ("Repeated", "In how many cases it is done more than once."),
    "resource": ("Resource", "Who did it, by the name that the log gives."),
    "role": ("Role", "The role or department, by the name that the log gives it."),
    "rule": ("Name of the rule", "The name of the rule that found it."),
    "severity": ("Severity", "High and medium ask for action."),
    "skipped": ("Skipped", "How many cases leave it out although the model asks for it."),
    "started": ("Started", "How many cases began in that time."),
    "starts": ("Starts", "How many cases begin with it."),
    "steps": ("Steps", "How many activities it has, each time counted."),
    "table": ("Table", "The table, as the CSV and Parquet files call it."),
    "taker": ("Taker", "Whose hands the work comes into."),
    "term": ("Term", "The title of the table or column, the term or the rule."),
    "time_share": (
        "Share of cycle time",
        "The hours per case as a share of the mean cycle time.",
    ),
    "title": ("Finding", "What was found, in a sentence."),
    "to_activity": ("To", "The activity after."),
    "to_hours": ("To", "The cycle time at which the class ends."),
    "total_hours": ("Total", "All of the times together."),
    "total_share": ("Share of total", "The total among those of all rows."),
    "total_work_hours": ("Total work", "All of the times of work together."),
    "unit": (
        "Unit",
        "What the column holds. Durations are hours in CSV and Parquet files; shares go from 0 to 1.",
    ),
    "value": ("Value", "How large it is."),
    "variant": ("Variant", "The number of the variant, 1 the most frequent."),
    "variants.activities": ("Activities", "The activities in their order."),
    "variants.cases": ("Cases", "How many cases follow it."),
    "waits.count": ("Number", "How often it follows another activity."),
    "waits.mean_hours": ("Mean", "The mean time since the step that made it possible."),
    "waits.total_hours": ("Total", "The hours of all flows into it."),
    "work_hours": ("Work", "The hours of work: from the starts to the completions."),
    "work_hours_per_week": (
        "Work per week",
        "The hours of work in a week between the first and last time seen.",
    ),
    "work_share": ("Flow efficiency", "The share of the cycle time in which somebody works on it."),
}
#: Sorted by key.
TABLE_SENTENCES: dict[str, str] = {
    "back": "To the summary",
    "chart_activities": "Where cases wait longest in all",
    "chart_cycle_times": "Cycle times: how many cases take how long",
    "chart_findings": "What a mean case loses",
    "chart_trend": "Cycle time of the cases that ended",
    "cut": " … (cut)",
    "evidence_more": "and {count} more facts",
    "handovers_resource": "One row a giver and a taker, who are resources, the most frequent first.",
    "handovers_role": "One row a giver and a taker, which are roles, the most frequent first.",
    "left_out": " {count} more are not here.",
    "others": "all others",
    "period": "{first} to {last}",
    "trend_day": "One row a day.",
    "trend_month": "One row a month.",
    "trend_quarter": "One row a quarter.",
    "trend_week": "One row a week.",
    "trend_year": "One row a year.",
    "unit_count": "count",
    "unit_flag": "yes or no",
    "unit_hours": "duration",
    "unit_number": "number",
    "unit_query": "SQL",
    "unit_share": "share",
    "unit_text": "text",
    "unit_time": "time",
    "unit_word": "word",
}


def table_words(name: str, language: Language = "en") -> tuple[str, str]:
    """Give the title of a table, and the sentence that says what a row is."""
    title, about = TABLES[name]
    return translated(title, language, "table"), translated(about, language, name)


def column_words(table: str, column: str, language: Language = "en") -> tuple[str, str]:
    """Give the title of a table's column, and its definition."""
    key = f"{table}.{column}" if f"{table}.{column}" in COLUMNS else column
    title, meaning = COLUMNS[key]
    return translated(title, language, key), translated(meaning, language, key)


def table_said(key: str, language: Language = "en", **values: str) -> str:
    """Give one of the sentences around the tables."""
    return translated(TABLE_SENTENCES[key], language, key).format(**values)
