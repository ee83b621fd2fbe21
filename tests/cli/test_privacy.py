"""No name of a person gets out where pseudonyms are asked for."""

import gzip
import os
import stat
from pathlib import Path

import pytest

import procmine

PEOPLE = [f"Qvist {name}" for name in ("Adler", "Berg", "Conrad", "Dietz", "Ernst", "Falk")]
HEAD = "case_id,activity,timestamp,start,resource,role,User,approver,details,note\n"
posix = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


def table(cases=60):
    """Make a log in which people hand over, do steps again and approve, each a marked name."""
    lines = [HEAD]
    for case in range(cases):
        steps = ["Register", "Check", "Approve", "Check", "Approve", "Pay"]
        for place, step in enumerate(steps):
            who, other = PEOPLE[(case + place) % 6], PEOPLE[(case * place) % 6]
            day = f"2024-{1 + case % 12:02}-{1 + place * 3 + case % 3:02}"
            lines.append(
                f"c{case},{step},{day} 1{place}:00,{day} 0{place}:30,{who},,{other},{other},"
                f'"{{""by"": ""{who}""}}","asked {other}, who knows"\n'
            )
    lines.append(f"c1,Pay,{PEOPLE[0]},,{PEOPLE[1]},,,,,\n")
    return "".join(lines)


@pytest.fixture
def log(inside):
    (inside / "log.csv").write_text(table())
    return "log.csv"


@pytest.mark.parametrize(
    "command",
    [
        ("analyze", "--format", "text"), ("analyze", "--format", "json"),
        ("analyze", "--format", "html"), ("profile",), ("profile", "--format", "json"),
        ("doctor",), ("doctor", "--format", "json"), ("map", "-o", "-", "--format", "dot"),
        ("check", "--like", "log.csv", "--format", "json"),
        ("discover", "--format", "json"), ("init", "-o", "-"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_output_of_a_command_names_anyone(command, program, log):
    name, *options = command

    run = program(name, log, "--pseudonymize", "-q", *options)

    assert run.returncode in (0, 1), run.stderr
    assert run.stdout
    assert "Qvist" not in run.stdout + run.stderr


@pytest.mark.parametrize("ending", ["csv", "csv.gz", "parquet", "xes", "jsonocel", "duckdb"])
def test_no_file_that_is_converted_names_anyone(ending, program, log, inside):
    run = program("convert", log, f"out.{ending}", "--pseudonymize")

    content = (inside / f"out.{ending}").read_bytes()
    content = gzip.decompress(content) if ending.endswith("gz") else content
    assert run.returncode == 0, run.stderr
    assert b"Qvist" not in content
    assert "Qvist" not in run.stderr
    if ending in ("csv", "parquet", "xes"):
        with procmine.read(inside / f"out.{ending}") as back:
            assert "Qvist" not in str(back.query("SELECT * FROM events").to_pylist())


def test_rows_set_aside_name_nobody(program, log, inside):
    program("doctor", log, "--pseudonymize", "--set-aside", "aside.csv")

    text = (inside / "aside.csv").read_text()
    assert "c1" in text
    assert "Qvist" not in text


def test_names_are_shown_without_it_and_the_report_says_so(program, log):
    run = program("convert", log, "-", "-q")
    report = program("profile", log)
    private = program("profile", log, "--pseudonymize")

    assert "Qvist" in run.stdout
    assert "This report shows the names of resources as they stand in the log" in report.stdout
    assert "Pseudonyms stand for the names of people." in private.stdout


def test_the_json_says_whether_there_are_pseudonyms(program, log):
    named = program("profile", log, "--format", "json").stdout
    private = program("profile", log, "--format", "json", "--pseudonymize").stdout

    assert '"pseudonymised": false' in named
    assert '"pseudonymised": true' in private


def test_the_key_is_made_once_beside_the_log_and_told(program, log, inside):
    first = program("convert", log, "-", "-q", "--pseudonymize")
    second = program("convert", log, "-", "-q", "--pseudonymize")

    assert "wrote procmine.key, the key of the pseudonyms: keep it, apart from reports\n" in (
        first.stderr
    )
    assert "procmine.key" not in second.stderr
    assert first.stdout == second.stdout
    assert len((inside / "procmine.key").read_text()) == 65


def test_another_key_gives_other_pseudonyms(program, log):
    first = program("convert", log, "-", "-q", "--pseudonymize", "--key", "a.key")
    second = program("convert", log, "-", "-q", "--pseudonymize", "--key", "b.key")

    assert first.stdout != second.stdout


@posix
def test_only_the_owner_may_read_the_key(program, log, inside):
    program("profile", log, "--pseudonymize")

    assert stat.S_IMODE((inside / "procmine.key").stat().st_mode) == 0o600


def test_the_key_never_lies_in_the_folder_of_the_reports(program, log, inside):
    run = program("analyze", log, "--pseudonymize", "--key", "out/my.key", "-o", "out/")

    assert run.returncode == 2
    assert run.stderr == (
        "out/my.key: the key would lie in out/, and be handed over with the reports\n"
        "hint: keep it elsewhere, with --key FILE, or write the reports to another folder\n"
    )
    assert not (inside / "out").exists()


@pytest.mark.parametrize("content", ["", "no key", "abcd", "zz" * 32])
def test_a_file_that_holds_no_key_is_told(content, program, log, inside):
    (inside / "procmine.key").write_text(content)

    run = program("profile", log, "--pseudonymize")

    assert run.returncode == 2
    assert run.stderr.startswith("procmine.key: holds no key of pseudonyms\nhint: ")
    assert (inside / "procmine.key").read_text() == content


def test_a_key_that_cannot_be_written_is_told(program, log):
    run = program("profile", log, "--pseudonymize", "--key", "nowhere/my.key")

    assert run.returncode == 2
    assert "nowhere/my.key: the key of the pseudonyms can't be written" in run.stderr
    assert "--key FILE" in run.stderr


def test_ids_of_cases_can_be_hashed(program, log):
    run = program("convert", log, "-", "-q", "--hash-cases")

    assert "\nc1," not in run.stdout
    assert "\nC-" in run.stdout
    assert "Qvist" in run.stdout


def test_procmine_toml_asks_for_it_and_an_option_counts_before(program, log, inside):
    (inside / "procmine.toml").write_text(
        '[report]\nprivacy = "pseudonyms"\nkey = "weekly.key"\nhash-cases = true\n'
    )

    private = program("convert", log, "-", "-q")
    named = program("convert", log, "-", "-q", "--names", "--case-ids")

    assert (inside / "weekly.key").is_file()
    assert "Qvist" not in private.stdout
    assert "\nC-" in private.stdout
    assert "Qvist" in named.stdout
    assert "\nc1," in named.stdout


@pytest.mark.parametrize("command", [("analyze",), ("report",)])
def test_procmine_toml_says_how_many_cases_tell_a_person_apart(program, log, inside, command):
    people = inside / "out" / "log-csv" / "people.csv"
    asked = (*command, log, "--format", "csv", "-o", "out/", "-q", "--force")

    program(*asked)
    told_apart = len(people.read_text("utf-8").splitlines()) - 1
    (inside / "procmine.toml").write_text("[report]\nsmallest-group = 1000\n")
    program(*asked)
    folded = len(people.read_text("utf-8").splitlines()) - 1

    assert (told_apart, folded) == (len(PEOPLE), 1)


def test_init_asks_for_pseudonyms_where_the_log_names_people(program, log, inside):
    run = program("init", log)

    text = (inside / "procmine.toml").read_text()
    assert "resource holds names of people: procmine.toml asks for pseudonyms" in run.stderr
    assert "# Privacy, for resource holds names of people: reports show pseudonyms.\n" in text
    assert '\nprivacy = "pseudonyms"' in text
    assert "Qvist" not in program("convert", log, "-", "-q").stdout


def test_init_leaves_a_log_without_names_of_people_alone(program, log, inside):
    content = table()
    for number, name in enumerate(PEOPLE):
        content = content.replace(name, f"clerk_{number}")
    (inside / log).write_text(content)

    run = program("init", log)

    assert "people" not in run.stderr
    assert '\n# privacy = "pseudonyms"' in (inside / "procmine.toml").read_text()


@pytest.mark.parametrize("ending", ["csv", "xes", "parquet"])
def test_a_log_is_made_fit_to_leave_the_house(ending, program, log, inside):
    run = program("anonymize", log, f"out.{ending}")

    assert run.returncode == 0, run.stderr
    assert not (inside / "procmine.key").exists()
    assert "60 of 60 cases and 360 of 360 events are left; 0 cases are cut.\n" in run.stdout
    assert "Qvist" not in run.stdout + run.stderr
    assert b"Qvist" not in Path(f"out.{ending}").read_bytes()
    with procmine.read(f"out.{ending}") as made:
        assert made.rows.events == 360
        assert not {"note", "details", "User", "approver"} & set(made.header)


def test_the_risk_is_told_before_and_after(program, inside):
    rows = [f"{c},{a},2024-01-{c + 1:02}" for c in range(9) for a in ("A", "B", f"only {c}")]
    (inside / "few.csv").write_text("\n".join(["case_id,activity,timestamp", *rows]) + "\n")

    run = program("anonymize", "few.csv", "out.csv", "--lang", "en")

    assert run.stdout == (
        "9 of 9 cases and 18 of 27 events are left; 9 cases are cut.\n"
        "\n"
        "cases that can be told from all others by  before  after\n"
        "which activities it has                     100 %    0 %\n"
        "all of its activities, in order             100 %    0 %\n"
        "three of its activities, with their days    100 %  100 %\n"
    )


def test_an_anonymous_log_takes_no_place_unasked(program, log, inside):
    (inside / "out.csv").write_text("precious")

    kept = program("anonymize", log, "out.csv")
    own = program("anonymize", log, log, "--force")
    wrong = program("anonymize", log, "new.csv", "--round", "soon")

    assert (kept.returncode, own.returncode, wrong.returncode) == (2, 2, 2)
    assert (inside / "out.csv").read_text() == "precious"
    assert "is no duration" in wrong.stderr
