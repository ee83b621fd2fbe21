"""The share of cases that are the only one with what is known of them, counted by hand."""

from pytest import approx

from procmine.privacy.risk import risk_of


def test_the_shares_are_those_of_the_cases_that_are_the_only_one(read_table):
    # 1 and 2 are alike in all; 3 has their activities in another order; 4 has others.
    log = read_table(
        ["case,activity,time",
         "1,A,2024-01-01", "1,B,2024-01-02", "2,A,2024-01-01", "2,B,2024-01-02",
         "3,B,2024-01-01", "3,A,2024-01-02", "4,A,2024-01-01", "4,C,2024-01-02"]
    )  # fmt: skip

    risk = risk_of(log)

    assert (risk.activities, risk.order) == (approx(0.25), approx(0.5))
    assert risk.days == approx(0.5)


def test_hours_of_one_day_do_not_tell_cases_apart(read_table):
    log = read_table(["case,activity,time", "1,A,2024-01-01 08:00", "2,A,2024-01-01 17:00"])

    assert risk_of(log).days == 0


def test_three_points_of_a_long_case_are_known(read_table):
    days = [f"{case},A,2024-01-{day:02}" for case in (1, 2) for day in range(1, 9)]
    log = read_table(["case,activity,time", *days, "2,A,2024-01-09"])

    # All days of case 1 are days of case 2 as well; case 2 may be known by its last.
    assert risk_of(log).days in (0, approx(0.5))


def test_the_risk_is_the_same_on_every_run(read_table):
    rows = [f"{c},{a},2024-01-{1 + (c * 7 + i) % 28:02}" for c in range(50)
            for i, a in enumerate("ABCDE")]  # fmt: skip
    log = read_table(["case,activity,time", *rows])

    assert risk_of(log) == risk_of(log)
