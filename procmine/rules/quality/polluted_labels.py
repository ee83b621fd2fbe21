"""Rule PM106."""

from procmine.rules._quality_rule import QualityRule


class PollutedLabels(QualityRule):
    """Labels hold ids, dates, amounts or addresses, so that one activity has many names.

    "Approve order 4711" and "Approve order 4712" are one activity.

    ## Why it matters
    Hardly any label occurs twice, so that nothing seems to be repeated, no two cases went the same
    way, the map is a tangle, and figures of one activity are figures of one event.

    ## How it is measured
    Numbers, dates, times, long hexadecimal numbers and e-mail addresses in a label become "#". A
    template with three labels or more is polluted where two of these hold: its parts are nearly
    unique (a label for each two cases, three characters or more on average), there are very many
    (30), and a case has few of them (two at most on average). "Step 1" and "Step 2" recur in many
    cases, side by side, and stay.

    ## When to ignore it
    When the number tells activities apart, as the code of a machine or a ward does.

    ## Repair
    `--fix polluted` replaces each such part by "#". What it said is better kept in a column of its
    own.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (polluted label).
    """

    code = "PM106"
    name = "polluted-labels"
    affects = ("PM2", "PM3", "PM401", "PM701")
    repair = "polluted"
    settings = {"min_labels": 3}
    query = """
        WITH held AS (
          SELECT l.template, r.place, list(DISTINCT l.activity) AS activities,
            max(r.weight) AS cases
          FROM labels l JOIN label_runs r ON l.activity = r.activity
          WHERE l.template IS NOT NULL GROUP BY l.template, r.place),
        counts AS (
          SELECT template, count(*) AS labels_count, min(activity) AS one, max(activity) AS other,
            CAST(sum(occurrences) AS BIGINT) AS occurrences
          FROM labels WHERE template IS NOT NULL
          GROUP BY template HAVING count(*) >= $min_labels)
        SELECT c.template, c.labels_count, c.one AS activity, c.other AS another_label,
          CAST(sum(h.cases) AS BIGINT) AS cases, any_value(c.occurrences) AS occurrences,
          worst_cases(v.case_no, v.cases) AS examples
        FROM counts c JOIN held h ON c.template = h.template
          JOIN variants v ON v.variant_no = h.place
        GROUP BY c.template, c.labels_count, c.one, c.other
        ORDER BY cases DESC, c.template
    """
    message = (
        "{labels_count} labels are one activity with ids, dates or amounts in its name:"
        " {template}, such as {activity}."
    )
