"""Rule PM403."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class PingPong(Rule):
    """A case bounces between two parties who both do again what they had done.

    Two roles (or resources in a log without roles) pass the case to each other and back, and
    nothing new to the case is done.

    ## Why it matters
    Neither decides; each bounce costs a queue on either side.

    ## How it is measured
    The case is cut into runs of equal hands. A run is a bounce where the hands are those of the
    run before the last, all its activities had been done before, and it takes up what those hands
    last did, or both sides do the same kind of activity. A longer segment that passes
    through several steps again is a rework loop (PM203) and no bounce. The cost is the waits and
    the work of the bouncing runs; a bounce that redoes an activity is part of the loop that PM203
    tells, so the two don't add up. Nothing is told where 95 % of the cases bounce: then the process is
    built so.

    ## When to ignore it
    When the two are one team under two names.

    ## Redesign
    Let one of the two decide (empower), settle what the other needs before passing on (control
    relocation), or give the case to one person (case manager).

    ## References
    BPI Challenge 2013, question on ping-pong behaviour (CEUR-WS Vol-1052); Reijers & Liman
    Mansar, Omega 33(4), 2005.
    """

    code = "PM403"
    name = "ping-pong"
    kind = "ping-pong"
    basis = "work"
    needs = ("resource|role",)
    settings = {"min_cases": 30, "most_cases": 0.95}
    query = """
        WITH placed AS (
          SELECT s.case_no, s.seq, s.activity, s.hand, v.prior_seq IS NULL AS new,
            sum(CASE WHEN s.hand = s.previous_hand THEN 0 ELSE 1 END)
              OVER (PARTITION BY s.case_no ORDER BY s.seq) AS run
          FROM hands s JOIN cases c USING (case_no)
            JOIN variant_steps v ON v.variant_no = c.variant_no AND v.seq = s.seq
          WHERE c.variant_no IN (SELECT variant_no FROM variant_steps WHERE prior_seq IS NOT NULL)),
        runs AS (
          SELECT case_no, run, min(seq) AS seq, any_value(hand) AS hand,
            bool_or(new) AS new, min(activity) AS low, max(activity) AS high,
            arg_min(activity, seq) AS first_activity, arg_max(activity, seq) AS last_activity
          FROM placed GROUP BY case_no, run),
        chained AS (
          SELECT *, lag(struct_pack(hand := hand, low := low, high := high, last := last_activity)) OVER w AS one,
            lag(struct_pack(hand := hand, last := last_activity), 2) OVER w AS two
          FROM runs WINDOW w AS (PARTITION BY case_no ORDER BY run)),
        bounces AS (
          SELECT case_no, run, seq, one.last AS from_activity, first_activity AS activity,
            least(hand, one.hand) AS party, greatest(hand, one.hand) AS other_party
          FROM chained
          WHERE NOT new AND hand = two.hand AND hand <> one.hand
            AND (first_activity = two.last AND low = high OR low = one.low OR high = one.high)),
        costs AS (
          SELECT b.case_no, b.seq, any_value(b.party) AS party, any_value(b.other_party) AS other_party,
            any_value(b.from_activity) AS from_activity, any_value(b.activity) AS activity,
            sum(m.wait_us + coalesce(m.work_us, 0)) AS lost_us
          FROM bounces b JOIN placed p ON p.case_no = b.case_no AND p.run = b.run
            JOIN moves m ON m.case_no = p.case_no AND m.seq = p.seq
          GROUP BY b.case_no, b.seq),
        pairs AS (
          SELECT party, other_party, from_activity, activity, count(*) AS n,
            row_number() OVER (PARTITION BY party, other_party
              ORDER BY count(*) DESC, from_activity, activity) AS place
          FROM costs GROUP BY party, other_party, from_activity, activity)
        SELECT any_value(p.from_activity) AS from_activity, any_value(p.activity) AS to_activity,
          list(DISTINCT p.activity ORDER BY p.activity) AS activities,
          c.party, c.other_party, any_value(c.cases) AS cases,
          any_value(c.occurrences) AS occurrences, any_value(c.lost_us) AS lost_us,
          any_value(c.lost_us) // any_value(c.occurrences) AS each_us, any_value(c.examples) AS examples
        FROM (
            SELECT party, other_party, count(DISTINCT case_no) AS cases, count(*) AS occurrences,
              sum(lost_us) AS lost_us, worst_cases(case_no, lost_us) AS examples
            FROM costs GROUP BY party, other_party) c
          JOIN pairs p ON p.party = c.party AND p.other_party = c.other_party AND p.place = 1
        WHERE c.cases >= $min_cases AND c.cases < $most_cases * (SELECT count(*) FROM cases)
        GROUP BY c.party, c.other_party
        ORDER BY lost_us DESC, c.party, c.other_party
    """
    message = {
        "en": "{party} and {other_party} pass {cases} cases back and forth between {from_activity}"
        " and {to_activity}; each bounce costs {each_us}.",
        "zh": "{party}与{other_party}之间在“{from_activity}”和“{to_activity}”上来回传递 {cases} 个案例；每次往返耗时 {each_us}。",
    }
    redesign = (
        Redesign("empower", "simplify"),
        Redesign("control relocation", "reorder"),
        Redesign("case manager", "reassign"),
    )
