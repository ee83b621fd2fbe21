"""Rule PM103."""

from procmine.rules._quality_rule import QualityRule


class DistortedLabels(QualityRule):
    """A label is another one written differently.

    The two differ in case, spacing, punctuation, Unicode form or encoding, or by a slip of the
    pen; or the label says nothing at all ("0", "n/a") among labels that do.

    ## Why it matters
    One activity is counted as two: each is rarer than it is, cases that went the same way are
    different variants, a repetition under the other name is no repetition, and the wait before
    the activity is split in two.

    ## How it is measured
    Labels that are equal without case, spaces, punctuation, width and the way accents are
    composed are one, and the most frequent is meant; so are labels whose UTF-8 was read as another
    encoding. Signs such as + and < and the numbers count. A slip is one letter too many, too few,
    another, or two swapped, in a word of five letters or more; not its first letter, nor an ending
    (approve, approved), and not between two known words (contact, contract). The label must be a
    quarter as frequent as the one meant or less, its word rare in all labels, half of its
    neighbours those of the label meant, and the two must not meet in a case more often than that
    one is repeated there. Chinese labels that differ in a character differ. The 20,000 most
    frequent labels are compared.

    ## When to ignore it
    When the two are two acts, and the labels are meant to differ by so little.

    ## Repair
    `--fix labels` renames each to the one meant, before starts and completions are joined; those
    that say nothing stay. A choice of your own goes into `[labels]` in procmine.toml.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (distorted label). Damerau,
    Communications of the ACM 7(3), 1964 (four in five misspellings are one such slip). Martin, Van
    Houdt & Janssenswillen, Expert Systems with Applications 200, 2022 (DaQAPO: incorrect
    activity names).
    """

    code = "PM103"
    name = "distorted-labels"
    affects = ("PM2", "PM3", "PM401", "PM701")
    repair = "labels"
    settings = {"min_events": 1}
    query = """
        WITH found AS (
          SELECT l.activity, any_value(l.meant) AS meant, any_value(l.cases) AS cases,
            any_value(l.occurrences) AS occurrences, worst_cases(v.case_no, v.cases) AS examples
          FROM labels l JOIN label_runs r ON l.activity = r.activity
            JOIN variants v ON v.variant_no = r.place
          WHERE l.distorted AND l.occurrences >= $min_events GROUP BY l.activity)
        SELECT activity, meant, cases, occurrences, examples,
          (SELECT list(l.activity ORDER BY l.activity) FROM labels l
            WHERE l.activity IN (f.activity, f.meant)) AS activities
        FROM found f ORDER BY occurrences DESC, activity
    """
    message = "{activity} is a distorted label; the one meant: {meant} (events: {occurrences})."
