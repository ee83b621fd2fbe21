"""Rule PM127."""

from procmine.rules._quality_rule import QualityRule


class ClockChange(QualityRule):
    """Times without an offset were taken by a clock that is put forward and back.

    One hour of the year is missing in the log, and another is in it twice.

    ## Why it matters
    Work and waits over the night in spring are an hour too long, over the night in autumn an hour
    too short, or even below zero; and events of the hour that comes twice stand in a wrong order.

    ## How it is measured
    Sunday by Sunday: an hour in which something happens on nearly all Sundays, but nothing on those
    on which a time zone leaves it out, though the hours before and after had events. That must be
    unlikely by chance (2 %), judged by how many other Sundays are without an event in that hour.
    Zones looked at are those of Europe, North America and the south-east of Australia. The figures are
    of steps of less than a day over a night of a change. Times with an offset need none of this.

    ## When to ignore it
    When an hour matters nothing, for work and waits take days.

    ## Repair
    There is none in the log itself, for the hour that comes twice can't be told apart afterwards.
    Export the times with their offset, or in UTC.

    ## References
    IANA time zone database; RFC 3339, 4.4 (local times without an offset).
    """

    code = "PM127"
    name = "clock-change"
    affects = ("PM301", "PM302", "PM401")
    gravest = "medium"
    settings = {"chance": 0.02, "min_sundays": 20}
    query = """
        WITH days AS (
          SELECT day, month(day) AS m, day(day) AS d,
            max(CASE WHEN hour = 0 THEN 1 ELSE 0 END) AS h0,
            max(CASE WHEN hour = 1 THEN 1 ELSE 0 END) AS h1,
            max(CASE WHEN hour = 2 THEN 1 ELSE 0 END) AS h2,
            max(CASE WHEN hour = 3 THEN 1 ELSE 0 END) AS h3,
            max(CASE WHEN hour = 4 THEN 1 ELSE 0 END) AS h4
          FROM sunday_hours GROUP BY day),
        zones AS (
          SELECT day, 'Europe/London, Europe/Lisbon' AS zone, 1 AS hour, h1 AS had,
            h0 + h2 = 2 AS awake, m = 3 AND d >= 25 AS forward, m = 10 AND d >= 25 AS back
          FROM days
          UNION ALL SELECT day, 'Europe/Berlin, Europe/Paris, Europe/Madrid', 2, h2, h1 + h3 = 2,
            m = 3 AND d >= 25, m = 10 AND d >= 25 FROM days
          UNION ALL SELECT day, 'Europe/Athens, Europe/Helsinki', 3, h3, h2 + h4 = 2,
            m = 3 AND d >= 25, m = 10 AND d >= 25 FROM days
          UNION ALL SELECT day, 'America/New_York, America/Chicago, America/Los_Angeles', 2, h2,
            h1 + h3 = 2, m = 3 AND d BETWEEN 8 AND 14, m = 11 AND d <= 7 FROM days
          UNION ALL SELECT day, 'Australia/Sydney, Australia/Melbourne', 2, h2, h1 + h3 = 2,
            m = 10 AND d <= 7, m = 4 AND d <= 7 FROM days),
        judged AS (
          SELECT zone, any_value(hour) AS hour,
            sum(CASE WHEN forward THEN 1 ELSE 0 END) AS nights,
            sum(CASE WHEN forward THEN had ELSE 0 END) AS had_then,
            sum(CASE WHEN forward OR back THEN 0 ELSE 1 END) AS others,
            sum(CASE WHEN forward OR back THEN 0 ELSE 1 - had END) AS empty
          FROM zones WHERE awake OR back GROUP BY zone),
        zone AS (
          SELECT zone, hour FROM judged
          WHERE nights > 0 AND had_then = 0 AND others >= $min_sundays
            AND power((empty + 1.0) / (others + 2.0), nights) <= $chance
          ORDER BY power((empty + 1.0) / (others + 2.0), nights), zone LIMIT 1),
        changes AS (
          SELECT z.zone, z.hour, z.day, z.back FROM zones z JOIN zone USING (zone)
          WHERE z.forward OR z.back),
        over_it AS (
          SELECT s.case_no, epoch_us(s.timestamp) - epoch_us(s.previous_timestamp) AS gap_us
          FROM steps s JOIN changes c
            ON date_trunc('day', s.timestamp) = c.day
          WHERE epoch_us(s.timestamp) - epoch_us(c.day) >= c.hour * 3600000000
            AND epoch_us(s.previous_timestamp) - epoch_us(c.day) < (c.hour + 1) * 3600000000
            AND epoch_us(s.timestamp) - epoch_us(s.previous_timestamp) < 86400000000)
        SELECT (SELECT zone FROM zone) AS zones,
          (SELECT CAST(count(*) AS BIGINT) FROM changes) AS nights_count,
          (SELECT CAST(coalesce(sum(events), 0) AS BIGINT) FROM sunday_hours s JOIN changes c USING (day)
            WHERE c.back AND s.hour = c.hour) AS twice_count,
          count(DISTINCT case_no) AS cases, count(*) AS occurrences,
          worst_cases(case_no, -gap_us) AS examples
        FROM over_it HAVING count(*) > 0
    """
    message = (
        "The times have no offset, and the clock changed in {nights_count} nights (as in"
        " {zones}): {occurrences} steps over them are an hour too long or too short."
    )
