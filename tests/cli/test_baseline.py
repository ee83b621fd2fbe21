"""procmine baseline: accept what is found, and be told of the rest."""

import re

import pytest

HEAD = "case,activity,time\n"


def table(*variants):
    lines, case = HEAD, 0
    for number, activities in variants:
        for _ in range(number):
            case += 1
            lines += "".join(f"c{case:03},{a},2024-01-{day:02} 10:00\n"
                             for day, a in enumerate(activities, start=1))  # fmt: skip
    return lines


@pytest.fixture
def log(inside):
    (inside / "log.csv").write_text(table((40, "ABC"), (40, "ABABC")))
    return inside / "log.csv"


@pytest.fixture
def file(inside):
    return inside / "procmine-baseline.toml"


def test_what_was_accepted_no_longer_fails(log, file, program):
    written = program("baseline", "write", "log.csv", "--owner", "ops", "--reason", "known")
    check = program("check", "log.csv")

    assert written.returncode == 0, written.stderr
    assert "added, 0 removed" in written.stderr
    assert 'owner = "ops"' in file.read_text()
    assert check.returncode == 0
    assert check.stdout.startswith("passed: nothing new to the baseline\n")


def test_what_is_new_fails(log, file, program):
    file.write_text("")

    check = program("check", "log.csv", "--select", "PM203")

    assert check.returncode == 1
    assert re.match(r"not passed: \d+ new findings?\n", check.stdout)
    assert "PM203" in check.stdout


def test_none_means_no_baseline(log, file, program):
    file.write_text("")

    assert program("check", "log.csv", "--baseline", "none", "--max", "max=9d").returncode == 0


def test_an_expired_acceptance_fails_with_its_reason(log, file, program):
    program(
        *("baseline", "write", "log.csv", "--select", "PM203"),
        *("--expires", "2020-12-31", "--reason", "until the move"),
    )

    check = program("check", "log.csv", "--select", "PM203")

    assert check.returncode == 1
    assert "expired acceptance" in check.stdout
    assert "accepted until 2020-12-31; until the move" in check.stdout


def test_one_that_grew_beyond_its_limit_fails(log, file, program):
    program("baseline", "write", "log.csv", "--select", "PM203")
    file.write_text(file.read_text() + 'limit = "49%"\n')

    check = program("check", "log.csv", "--select", "PM203")

    assert check.returncode == 1
    assert "accepted for 49% of the cases, now 50 %" in check.stdout


def test_a_fixed_one_is_told_and_taken_out_by_an_update(log, file, program):
    program("baseline", "write", "log.csv", "--select", "PM203")
    log.write_text(table((80, "ABC")))

    check = program("check", "log.csv", "--select", "PM203")
    kept = program("baseline", "update", "log.csv", "--select", "PM203", "--keep-fixed")
    text = file.read_text()
    program("baseline", "update", "log.csv", "--select", "PM203")

    assert check.returncode == 0
    assert "1 fixed" in check.stdout
    assert kept.returncode == 0
    assert "PM203" in text
    assert "PM203" not in file.read_text()


def test_an_update_keeps_what_people_wrote(log, file, program):
    file.write_text("# Ours.\n")

    program("baseline", "update", "log.csv", "--select", "PM203")
    by_hand = file.read_text().replace('owner = ""', "owner = 'Ann'  # ask her first")
    file.write_text(by_hand)
    program("baseline", "update", "log.csv", "--select", "PM203")

    assert file.read_text() == by_hand
    assert by_hand.startswith("# Ours.\n")


def test_an_update_leaves_entries_of_rules_that_did_not_run(log, file, program):
    program("baseline", "write", "log.csv", "--select", "PM203")
    before = file.read_text()

    program("baseline", "update", "log.csv", "--select", "PM301")

    assert file.read_text() == before


def test_write_does_not_write_over_a_file(log, file, program):
    file.write_text("# Ours.\n")

    refused = program("baseline", "write", "log.csv")
    forced = program("baseline", "write", "log.csv", "--select", "PM203", "--force")

    assert refused.returncode == 2
    assert "is there already" in refused.stderr
    assert forced.returncode == 0


def test_show_tells_the_state_of_each_and_does_not_fail(log, file, program):
    program("baseline", "write", "log.csv", "--select", "PM2", "--reason", "known since 2025")

    run = program("baseline", "show", "log.csv", "--select", "PM2")

    assert run.returncode == 0
    assert re.match(r"\d known\n  known    PM", run.stdout)
    assert "known since 2025" in run.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "log.csv"], "there is no such file"),
        (["update", "log.csv"], "there is no such file"),
        (["write", "log.csv", "--expires", "31.3.2027"], "is no day"),
        (["write", "log.csv", "--baseline", "none"], "there is none to write"),
        (["wirte", "log.csv"], "wirte"),
    ],
)
def test_what_cannot_be_done_is_a_usage_error(log, program, arguments, told):
    run = program("baseline", *arguments)

    assert run.returncode == 2
    assert told in run.stderr


def test_a_bad_baseline_is_a_usage_error_with_all_its_mistakes(log, file, program):
    file.write_text('[[accepted]]\nfingerprint = "x"\nexpires = 3\n')

    run = program("check", "log.csv")

    assert run.returncode == 2
    assert "3 mistakes" in run.stderr


@pytest.fixture
def model(inside):
    (inside / "abc.ptml").write_text("->('A', 'B', 'C')")
    (inside / "other.ptml").write_text("->('A', 'B', X('C', 'D'))")
    (inside / "log.csv").write_text(table((40, "ABC"), (4, "AC")))
    return "abc.ptml"


@pytest.mark.parametrize(
    "asked",
    ["--model abc.ptml --method token-replay", "--model abc.ptml --method footprints",
     "--model other.ptml", ""],
)  # fmt: skip
def test_an_update_keeps_deviations_that_nobody_looked_for(model, inside, file, program, asked):
    program("baseline", "write", "log.csv", "--select", "PM6", "--model", model)
    written = file.read_text()
    (inside / "log.csv").write_text(table((44, "ABC")))
    (inside / "procmine.toml").write_text('[[rule]]\nabsence = "X"\n')

    run = program("baseline", "update", "log.csv", "--select", "PM6", *asked.split())
    show = program("baseline", "show", "log.csv", "--select", "PM6", *asked.split())

    assert run.returncode == 0, run.stderr
    assert 'model = "abc.ptml"' in written
    assert file.read_text() == written
    assert "1 in the baseline were not looked for" in show.stdout


def test_an_update_takes_a_deviation_out_that_is_fixed(model, inside, file, program):
    program("baseline", "write", "log.csv", "--select", "PM6", "--model", model)
    (inside / "log.csv").write_text(table((44, "ABC")))

    program("baseline", "update", "log.csv", "--select", "PM6", "--model", model)

    assert "PM601" not in file.read_text()


def test_cases_that_could_not_be_judged_are_told_once(inside, program):
    (inside / "wide.ptml").write_text("->('A', *(+('B', 'C'), 'D'), 'E')")
    (inside / "log.csv").write_text(table((9, "ABC"), (4, "BAECDAEB")))

    run = program(
        "baseline", "write", "log.csv", "--model", "wide.ptml", "--effort", "1", "--quiet"
    )

    assert run.returncode == 0, run.stderr
    assert run.stderr.count("could not be judged") == 1
    assert "raise --effort" in run.stderr


@pytest.mark.parametrize("command", ["check", "baseline show", "baseline update",
                                     "baseline write --force"])  # fmt: skip
def test_a_folder_in_the_place_of_the_baseline_is_a_usage_error(log, file, program, command):
    file.mkdir()

    run = program(*command.split(), "log.csv")

    assert run.returncode == 2
    assert "is a folder" in run.stderr
