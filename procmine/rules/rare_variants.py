"""Rule PM701."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class RareExpensiveVariants(Rule):
    """A few rare variants take a large part of all the time.

    Each of them is followed by hardly any case, and such a case takes far longer than others.

    ## Why it matters
    A process that treats exceptions like all other cases is slow for both.

    ## How it is measured
    Variants with at most 1 % of the cases each and a mean time of at least twice the mean of all
    cases, the slowest first until they make 5 % of the cases. Told where those take 25 % or more
    of all cases' time, in a log in which at least half of the cases follow a variant that ten
    others follow (elsewhere every case is an exception). The cost is what they take beyond the
    mean of the other cases.

    ## When to ignore it
    When the cases are of a different kind that should be looked at by itself.

    ## Redesign
    Take exceptions out of the main flow (exception), or split by kind at the start (triage).

    ## References
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM701"
    name = "rare-expensive-variants"
    kind = "organisation"
    settings = {"min_cases": 30, "rare": 0.01, "few": 0.05, "times_mean": 2, "large": 0.25}
    query = """
        WITH total AS (
          SELECT sum(cases) AS cases, sum(duration_us) AS us,
            sum(CASE WHEN cases > 10 THEN cases ELSE 0 END) AS in_common FROM variants),
        rare AS (
          SELECT v.*, sum(v.cases) OVER (ORDER BY v.mean_us DESC, v.variant_no) AS so_far
          FROM variants v, total t
          WHERE v.cases <= $rare * t.cases AND v.mean_us >= $times_mean * t.us / t.cases),
        slow AS (SELECT r.* FROM rare r, total t WHERE r.so_far <= $few * t.cases),
        sums AS (
          SELECT sum(cases) AS cases, count(*) AS variants, sum(duration_us) AS us,
            arg_max(activities, duration_us * 1.0 - variant_no) AS activities FROM slow)
        SELECT s.activities, s.cases, s.variants AS occurrences, s.us / t.us AS time_share,
          CAST(s.us - s.cases * ((t.us - s.us) / (t.cases - s.cases)) AS BIGINT) AS lost_us,
          s.us / s.cases AS mean_us, (t.us - s.us) / (t.cases - s.cases) AS elsewhere_us,
          (SELECT worst_cases(c.case_no, c.duration_us) FROM cases c
            WHERE c.variant_no IN (SELECT variant_no FROM slow)) AS examples
        FROM sums s, total t
        WHERE s.cases >= $min_cases AND t.us > 0 AND s.us >= $large * t.us AND t.in_common * 2 >= t.cases
    """
    message = (
        "{cases} cases in {occurrences} rare variants take {time_share} of all the time:"
        " {mean_us} each, others {elsewhere_us}."
    )
    redesign = (Redesign("exception", "simplify"), Redesign("triage", "simplify"))
