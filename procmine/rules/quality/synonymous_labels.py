"""Rule PM104."""

from procmine.rules._quality_rule import QualityRule


class SynonymousLabels(QualityRule):
    """Two labels seem to be names of one activity.

    They stand in the same place of the process and never in the same case: one takes over from the
    other at some time, or other people use it who do the same work.

    ## Why it matters
    Each half of the activity is rarer than the activity, cases that went the same way are
    different variants, and a comparison of periods or teams compares names.

    ## How it is measured
    Two labels that hardly any case has both of, with 30 cases or more and one in a hundred at
    least, whose predecessors and successors are distributed alike (eight tenths in common on each
    side). Beyond that, what tells them apart must be all but certain: the last of one come before
    the first of the other (99 in 100 of each), by the same people where people are known; or no
    one uses both, there are two or more on each side, and half of what they do beside is the
    same. A choice, such as between accept and reject, is made at any time by anyone. A finding is
    low unless people are known and one label takes over from the other.

    ## When to ignore it
    When the act changed with its name, or two teams do two things at the same place.

    ## Repair
    Give both one name in `[labels]` of procmine.toml.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (synonymous labels).
    """

    code = "PM104"
    name = "synonymous-labels"
    affects = ("PM2", "PM301", "PM302", "PM401", "PM701")
    gravest = "medium"
    settings = {
        "min_cases": 30,
        "min_share": 0.01,
        "alike": 0.8,
        "meeting_share": 0.02,
        "same_people": 0.5,
        "other_people": 0.02,
        "same_work": 0.5,
    }
    query = """
        WITH enough AS (
          SELECT activity, cases, occurrences FROM labels
          WHERE cases >= $min_cases AND cases >= $min_share * (SELECT cases FROM log_facts)),
        follows AS (
          SELECT coalesce(previous_activity, '') AS before, activity AS after, sum(weight) AS n
          FROM label_runs GROUP BY before, after),
        runs AS (
          SELECT activity, sum(n) AS n FROM follows JOIN enough ON activity = after
          GROUP BY activity),
        ended AS (
          SELECT activity, any_value(r.n) - coalesce(sum(f.n), 0) AS n
          FROM runs r LEFT JOIN follows f ON f.before = r.activity GROUP BY activity),
        neighbours AS (
          SELECT 'before' AS side, after AS activity, before AS other, n FROM follows
          UNION ALL SELECT 'after', before, after, n FROM follows
          UNION ALL SELECT 'after', activity, '', n FROM ended),
        placed AS (
          SELECT side, activity, other, CAST(s.n AS DOUBLE) / r.n AS share
          FROM neighbours s JOIN runs r USING (activity)),
        alike AS (
          SELECT one, two FROM (
            SELECT a.activity AS one, b.activity AS two, a.side
            FROM placed a JOIN placed b
              ON a.side = b.side AND a.other = b.other AND a.activity < b.activity
            GROUP BY one, two, a.side HAVING sum(least(a.share, b.share)) >= $alike)
          GROUP BY one, two HAVING count(*) = 2),
        held AS (
          SELECT DISTINCT place, weight, activity FROM label_runs
          WHERE activity IN (SELECT one FROM alike UNION SELECT two FROM alike)),
        meeting AS (
          SELECT a.activity AS one, b.activity AS two, sum(a.weight) AS cases
          FROM held a JOIN held b ON a.place = b.place AND a.activity < b.activity
          GROUP BY one, two),
        apart AS (
          SELECT p.one, p.two, x.cases + y.cases AS cases, x.occurrences + y.occurrences AS
            occurrences
          FROM alike p JOIN enough x ON x.activity = p.one JOIN enough y ON y.activity = p.two
            LEFT JOIN meeting m ON m.one = p.one AND m.two = p.two
          WHERE coalesce(m.cases, 0) <= $meeting_share * least(x.cases, y.cases)),
        chosen AS (SELECT one AS label FROM apart UNION SELECT two FROM apart),
        done AS (
          SELECT label, case_no, CAST(resource AS VARCHAR) AS resource, timestamp
          FROM steps JOIN chosen ON CAST(activity AS VARCHAR) = label),
        periods AS (
          SELECT label, min(timestamp) AS since, quantile_cont(epoch_us(timestamp), 0.01) AS begin_us,
            quantile_cont(epoch_us(timestamp), 0.99) AS end_us, count(DISTINCT resource) AS people,
            count(resource) AS known, worst_cases(case_no, epoch_us(timestamp)) AS examples
          FROM done GROUP BY label),
        used AS (
          SELECT label, resource, count(*) AS n FROM done
          WHERE resource IS NOT NULL GROUP BY label, resource),
        common AS (
          SELECT p.one, p.two, sum(least(CAST(a.n AS DOUBLE) / x.known, CAST(b.n AS DOUBLE) / y.known))
            AS share
          FROM apart p JOIN used a ON a.label = p.one
            JOIN used b ON b.label = p.two AND b.resource = a.resource
            JOIN periods x ON x.label = p.one JOIN periods y ON y.label = p.two
          GROUP BY p.one, p.two),
        work AS (
          SELECT u.label, CAST(s.activity AS VARCHAR) AS activity, count(*) AS n
          FROM steps s JOIN used u ON CAST(s.resource AS VARCHAR) = u.resource
          WHERE CAST(s.activity AS VARCHAR) NOT IN (SELECT label FROM chosen)
          GROUP BY u.label, s.activity),
        all_work AS (SELECT label, sum(n) AS n FROM work GROUP BY label),
        colleagues AS (
          SELECT p.one, p.two, sum(least(a.n / x.n, b.n / y.n)) AS share
          FROM apart p JOIN work a ON a.label = p.one
            JOIN work b ON b.label = p.two AND b.activity = a.activity
            JOIN all_work x ON x.label = p.one JOIN all_work y ON y.label = p.two
          GROUP BY p.one, p.two),
        judged AS (
          SELECT p.*, x.end_us < y.begin_us OR y.end_us < x.begin_us AS in_turn,
            CASE WHEN x.begin_us < y.begin_us THEN y.since ELSE x.since END AS since,
            least(x.known, y.known) > 0 AS known, coalesce(c.share, 0) AS same_people,
            least(x.people, y.people) AS people, coalesce(w.share, 0) AS same_work, x.examples
          FROM apart p JOIN periods x ON x.label = p.one JOIN periods y ON y.label = p.two
            LEFT JOIN common c ON c.one = p.one AND c.two = p.two
            LEFT JOIN colleagues w ON w.one = p.one AND w.two = p.two)
        SELECT one AS activity, two AS another_label, CAST(cases AS BIGINT) AS cases,
          CAST(occurrences AS BIGINT) AS occurrences,
          CASE WHEN in_turn THEN 'timestamp' ELSE 'resource' END AS differing_in,
          CASE WHEN in_turn THEN CAST(CAST(since AS DATE) AS VARCHAR) END AS since,
          CASE WHEN in_turn AND known THEN cases / (SELECT cases FROM log_facts) ELSE 0 END
            AS touched_share,
          (SELECT list(activity ORDER BY activity) FROM labels
            WHERE activity IN (one, two)) AS activities,
          examples
        FROM judged
        WHERE (in_turn AND (NOT known OR same_people >= $same_people))
          OR (NOT in_turn AND known AND people >= 2 AND same_people <= $other_people
            AND same_work >= $same_work)
        ORDER BY cases DESC, one, two
    """
    message = (
        "{activity} and {another_label} seem to be one activity: they have the same place in"
        " the process, and only {differing_in} tells which is used."
    )
