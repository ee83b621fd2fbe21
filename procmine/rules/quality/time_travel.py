"""Rule PM108."""

from procmine.rules._quality_rule import QualityRule


class TimeTravel(QualityRule):
    """Events are dated far from where they belong, by a slip of the pen or a placeholder.

    A wrong year, a day in the place of the month, a date of 1970 or 9999.

    ## Why it matters
    The case lasts years that it did not last, the event comes first or last in it, and the case
    seems to turn back (PM203) or to lie (PM301, PM401).

    ## How it is measured
    Two ways. An event counts that lies at least five years, and three times the span of the middle
    half of the cases, outside of that half, and a year from any other event of its case. And one
    that stands next to an event, six hours or more from it, against the order that 98 % of the
    cases keep between the two, where one of these moves puts it in order with its whole case and
    ten times nearer to its nearest event: a year, a month, twelve hours, the day and month swapped,
    or a day where it was taken just after midnight. The move is once to twice the time between the
    two, and fits a fifth of the activity's events that stand against the order: fewer do so by
    chance. Per activity and move; a placeholder has none ("–").

    ## When to ignore it
    When old cases were truly taken up again after years.

    ## Repair
    None is made: the true time is a guess. Correct the entries; the move says how.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (inadvertent time travel).
    """

    code = "PM108"
    name = "inadvertent-time-travel"
    affects = ("PM203", "PM301", "PM401")
    settings = {"min_events": 1, "share": 0.2}
    query = """
        WITH middle AS (
          SELECT quantile_cont(epoch_us(first), 0.25) AS low,
            quantile_cont(epoch_us(last), 0.75) AS high FROM cases),
        bounds AS (
          SELECT low - 3 * (high - low) - 157788000000000 AS low,
            high + 3 * (high - low) + 157788000000000 AS high FROM middle),
        far AS (
          SELECT s.case_no, s.seq, s.activity, epoch_us(s.timestamp) AS us
          FROM steps s JOIN cases c USING (case_no) CROSS JOIN bounds b
          WHERE (epoch_us(c.first) < b.low OR epoch_us(c.last) > b.high)
            AND (epoch_us(s.timestamp) < b.low OR epoch_us(s.timestamp) > b.high)),
        placeholders AS (
          SELECT f.case_no, f.activity, min(abs(epoch_us(o.timestamp) - f.us)) AS off_us
          FROM far f LEFT JOIN steps o ON o.case_no = f.case_no AND o.activity <> f.activity
          GROUP BY f.case_no, f.seq, f.activity
          HAVING coalesce(min(abs(epoch_us(o.timestamp) - f.us)), 31557600000000)
            >= 31557600000000),
        against AS (
          SELECT v.variant_no, v.seq FROM variant_steps v JOIN usual_order u
            ON u.earlier = v.activity AND u.later = v.previous_activity),
        apart AS (
          SELECT s.case_no, s.seq, s.activity, s.previous_activity,
            epoch_us(s.timestamp) - epoch_us(s.previous_timestamp) AS gap_us
          FROM against a JOIN cases c USING (variant_no)
            JOIN steps s ON s.case_no = c.case_no AND s.seq = a.seq
          WHERE epoch_us(s.timestamp) - epoch_us(s.previous_timestamp) >= 21600000000),
        suspects AS (
          SELECT case_no, seq - 1 AS seq, 1 AS ahead, previous_activity AS activity, gap_us
          FROM apart
          UNION ALL SELECT case_no, seq, -1, activity, gap_us FROM apart),
        moves AS (
          SELECT '1 year' AS move UNION ALL SELECT '1 month' UNION ALL SELECT '12 h'
          UNION ALL SELECT 'DD/MM' UNION ALL SELECT '1 day'),
        moved AS (
          SELECT s.case_no, s.seq, s.activity, s.timestamp, p.ahead, p.gap_us, m.move,
            CASE m.move WHEN '1 year' THEN s.timestamp + p.ahead * INTERVAL 1 YEAR
              WHEN '1 month' THEN s.timestamp + p.ahead * INTERVAL 1 MONTH
              WHEN '12 h' THEN s.timestamp + p.ahead * INTERVAL 12 HOUR
              WHEN '1 day' THEN s.timestamp + p.ahead * INTERVAL 1 DAY
              ELSE make_date(year(s.timestamp), least(day(s.timestamp), 12), month(s.timestamp))
                + (s.timestamp - date_trunc('day', s.timestamp)) END AS moment
          FROM suspects p JOIN steps s ON s.case_no = p.case_no AND s.seq = p.seq CROSS JOIN moves m
          WHERE (m.move <> 'DD/MM' OR day(s.timestamp) <= 12)
            AND (m.move <> '1 day' OR (p.ahead = 1 AND hour(s.timestamp) < 3))),
        fitting AS (
          SELECT *, abs(epoch_us(moment) - epoch_us(timestamp)) AS off_us FROM moved
          WHERE abs(epoch_us(moment) - epoch_us(timestamp)) BETWEEN gap_us AND 2 * gap_us),
        weighed AS (
          SELECT m.case_no, m.seq, m.activity, m.ahead, m.move,
            any_value(m.off_us) AS off_us,
            min(abs(epoch_us(o.timestamp) - epoch_us(m.moment))) AS after_us,
            min(abs(epoch_us(o.timestamp) - epoch_us(m.timestamp))) AS before_us
          FROM fitting m JOIN steps o ON o.case_no = m.case_no AND o.seq <> m.seq
            LEFT JOIN usual_order b ON b.earlier = o.activity AND b.later = m.activity
            LEFT JOIN usual_order a ON a.earlier = m.activity AND a.later = o.activity
          GROUP BY m.case_no, m.seq, m.activity, m.ahead, m.move
          HAVING NOT bool_or((b.cases IS NOT NULL AND o.timestamp > m.moment)
            OR (a.cases IS NOT NULL AND o.timestamp < m.moment))),
        slips AS (
          SELECT case_no, seq, any_value(activity) AS activity, arg_min(off_us, after_us) AS off_us,
            arg_min(CASE WHEN move = 'DD/MM' THEN 'DD/MM ↔ MM/DD' WHEN ahead = 1 THEN '+' || move
              ELSE '−' || move END, after_us) AS move
          FROM weighed WHERE after_us * 10 <= before_us GROUP BY case_no, seq),
        tried AS (
          SELECT activity, count(DISTINCT case_no) AS n FROM suspects GROUP BY activity),
        likely AS (
          SELECT s.activity, s.move FROM slips s JOIN tried t USING (activity)
          GROUP BY s.activity, s.move HAVING count(DISTINCT s.case_no) >= $share * max(t.n))
        SELECT activity, count(DISTINCT case_no) AS cases, count(*) AS occurrences,
          median(off_us) AS off_us, move, worst_cases(case_no, off_us) AS examples
        FROM (SELECT s.case_no, s.activity, s.off_us, s.move
            FROM slips s JOIN likely USING (activity, move)
          UNION ALL SELECT case_no, activity, off_us, NULL FROM placeholders)
        GROUP BY activity, move HAVING count(*) >= $min_events
        ORDER BY occurrences DESC, activity, move
    """
    message = "{activity} is dated {off_us} off {occurrences} times; put right by: {move}."
