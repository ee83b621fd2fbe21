"""Rule PM403."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class PingPong(Rule):
    """A case bounces between two parties who both do again what they had done.

    Two roles (or resources in a log without roles) pass the case to each other and back, again
    and again, or two steps of one role follow on each other in turn; nothing new is done.

    ## Why it matters
    Neither decides; each bounce costs a queue on either side.

    ## How it is measured
    The case is cut into runs of equal hands. A run is a bounce where the hands are those of the
    run before the last, all its activities had been done before, and it takes up what those hands
    last did, or both sides do the same kind of activity. Where the hands don't change, the same
    holds of the steps themselves, unless they run side by side. Told where both sides mostly do the
    same kind of activity, as support teams do, or where at least a third of the cases that bounce
    do so three times or more (A B A B A): one return to other work is a rework loop (PM203).
    The cost is the waits and the work of the bouncing runs; it is part of what PM203 tells, so the
    two don't add up. Nothing is told where 95 % of the cases bounce: then the process is built so;
    nor of activities that recur by design (each item, each month).

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
    settings = {"min_cases": 30, "most_cases": 0.95, "again": 0.33}
    query = """
        WITH repeating AS (
          SELECT c.case_no, v.seq, v.prior_seq IS NULL AS new
          FROM cases c JOIN variant_steps v USING (variant_no)
          WHERE c.variant_no IN (SELECT variant_no FROM variant_steps WHERE prior_seq IS NOT NULL)),
        parties AS (
          SELECT true AS by_hands, h.case_no, h.seq, r.new, h.activity,
            CAST(h.hand AS VARCHAR) AS party, CAST(h.previous_hand AS VARCHAR) AS previous_party,
            CAST(h.hand AS VARCHAR) AS hand
          FROM hands h JOIN repeating r ON r.case_no = h.case_no AND r.seq = h.seq
          UNION ALL
          SELECT false, s.case_no, s.seq, r.new, s.activity, CAST(s.activity AS VARCHAR),
            CAST(s.previous_activity AS VARCHAR),
            coalesce(CAST(s.role AS VARCHAR), CAST(s.resource AS VARCHAR))
          FROM steps s JOIN repeating r ON r.case_no = s.case_no AND r.seq = s.seq),
        placed AS (
          SELECT *, sum(CASE WHEN party = previous_party THEN 0 ELSE 1 END)
            OVER (PARTITION BY by_hands, case_no ORDER BY seq) AS run
          FROM parties),
        runs AS (
          SELECT by_hands, case_no, run, any_value(party) AS party, min(hand) AS hand,
            max(hand) AS last_hand, bool_or(new) AS new, min(activity) AS low, max(activity) AS high,
            arg_min(activity, seq) AS first_activity, arg_max(activity, seq) AS last_activity
          FROM placed GROUP BY by_hands, case_no, run),
        chained AS (
          SELECT *, lag(struct_pack(party := party, hand := hand, last_hand := last_hand,
              low := low, high := high, last := last_activity)) OVER w AS one,
            lag(struct_pack(party := party, last := last_activity), 2) OVER w AS two
          FROM runs WINDOW w AS (PARTITION BY by_hands, case_no ORDER BY run)),
        bounces AS (
          SELECT by_hands, case_no, run, one.last AS from_activity, first_activity AS activity,
            least(party, one.party) AS party, greatest(party, one.party) AS other_party,
            low = one.low OR high = one.high AS alike
          FROM chained
          WHERE NOT new AND party = two.party AND party <> one.party
            AND first_activity NOT IN (SELECT activity FROM recurring)
            AND (first_activity = two.last AND low = high OR low = one.low OR high = one.high)
            AND (by_hands OR (
              coalesce(hand = last_hand AND hand = one.hand AND hand = one.last_hand, true)
              AND NOT EXISTS (SELECT 1 FROM concurrent c
                WHERE c.activity = first_activity AND c.beside = one.last)))),
        costs AS (
          SELECT b.by_hands, b.case_no, b.run, any_value(b.party) AS party,
            any_value(b.other_party) AS other_party, any_value(b.from_activity) AS from_activity,
            any_value(b.activity) AS activity, any_value(b.alike) AS alike,
            sum(m.wait_us + coalesce(m.work_us, 0)) AS lost_us
          FROM bounces b
            JOIN placed p ON p.by_hands = b.by_hands AND p.case_no = b.case_no AND p.run = b.run
            JOIN moves m ON m.case_no = p.case_no AND m.seq = p.seq
          GROUP BY b.by_hands, b.case_no, b.run),
        pairs AS (
          SELECT by_hands, party, other_party, from_activity, activity,
            row_number() OVER (PARTITION BY by_hands, party, other_party
              ORDER BY count(*) DESC, from_activity, activity) AS place
          FROM costs GROUP BY by_hands, party, other_party, from_activity, activity),
        per_case AS (
          SELECT by_hands, party, other_party, case_no, count(*) AS bounces, bool_or(alike) AS alike,
            sum(lost_us) AS lost_us
          FROM costs GROUP BY by_hands, party, other_party, case_no),
        bouncing AS (
          SELECT by_hands, party, other_party, count(*) AS cases, sum(bounces) AS occurrences,
            sum(lost_us) AS lost_us, avg(CASE WHEN bounces >= 3 THEN 1.0 ELSE 0.0 END) AS again_share,
            avg(CASE WHEN alike THEN 1.0 ELSE 0.0 END) AS alike_share,
            worst_cases(case_no, lost_us) AS examples
          FROM per_case GROUP BY by_hands, party, other_party)
        SELECT p.from_activity, p.activity AS to_activity, c.party, c.other_party, c.cases,
          c.occurrences, c.lost_us, c.lost_us // c.occurrences AS each_us, c.again_share, c.examples
        FROM bouncing c JOIN pairs p ON p.by_hands = c.by_hands AND p.party = c.party
          AND p.other_party = c.other_party AND p.place = 1
        WHERE c.cases >= $min_cases AND c.cases < $most_cases * (SELECT count(*) FROM cases)
          AND (c.again_share >= $again OR c.alike_share >= 0.5)
        ORDER BY lost_us DESC, c.party, c.other_party
    """
    message = (
        "{cases} cases go back and forth between {party} and {other_party} ({from_activity},"
        " {to_activity}); each bounce costs {each_us}."
    )
    redesign = (
        Redesign("empower", "simplify"),
        Redesign("control relocation", "reorder"),
        Redesign("case manager", "reassign"),
    )
