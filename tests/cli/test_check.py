"""procmine check: what a CI job runs."""

import pytest

#: Three cases keep to A, B, C, and one skips B.
LOG = "case,activity,time\n" + "".join(
    f"c{case},{activity},2024-01-0{day} 10:00\n"
    for case, activities in enumerate(["ABC", "ABC", "ABC", "AC"])
    for day, activity in enumerate(activities, start=1)
)


@pytest.fixture
def model(inside):
    """Give the path of a model that asks for A, B, C."""
    (inside / "abc.ptml").write_text("->('A', 'B', 'C')")
    (inside / "log.csv").write_text(LOG)
    return "abc.ptml"


def test_a_kept_budget_passes(model, program):
    run = program("check", "log.csv", "--model", model, "--max-deviating", "25%")

    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("passed: 1 budget\nlog.csv against abc.ptml: 4 cases, 11 events\n")


def test_a_case_that_deviates_fails_where_nothing_else_is_said(model, program):
    run = program("check", "log.csv", "--model", model)

    assert run.returncode == 1
    assert run.stdout.startswith("not passed: 1 of 1 budget\n")
    assert "1 of 4 cases" in run.stdout
    assert "PM601" in run.stdout


def test_a_log_that_conforms_is_said_to(model, program, inside):
    (inside / "good.csv").write_text("".join(LOG.splitlines(True)[:10]))

    run = program("check", "good.csv", "--model", model)

    assert run.returncode == 0
    assert "all 3 cases\n" in run.stdout
    assert "No case deviates from the model." in run.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["log.csv"], "nothing to check against"),
        (["log.csv", "--max", "rework-lop=1%"], "did you mean rework-loop?"),
        (["log.csv", "--max-deviating", "5"], "did you mean 5%?"),
        (["log.csv", "--max", "fitness=0.5"], "give it as --min-fitness 0.5"),
        (["log.csv", "--max", "precision=50%"], "give it as --min-precision 50%"),
        (["log.csv", "--max", "p100=9d"], "did you mean max?"),
        (["log.csv", "--max", "cycle-time=9d"], "did you mean mean, median, p90 or max?"),
        (["log.csv", "--max", "duration=9d"], "did you mean mean, median, p90 or max?"),
        (["log.csv", "--max", "p90<10d"], "write p90=10d"),
        (["log.csv", "--max", "p90 <= 10d"], "write p90=10d"),
        (["log.csv", "--max", "p90=10days"], "did you mean 10d?"),
        (["log.csv", "--max", "p90=1 day 30 minutes"], "did you mean 1d30min?"),
        (["log.csv", "--min-fitness", "95"], "hint: these are shares: --min-fitness 0.95"),
        (["log.csv", "--fail-on", "high"], "hint: a check fails by budgets: --max high=0"),
        (["log.csv", "--baseline", "."], "is a folder"),
        (["log.csv", "--max-deviating", "5%"], "there is no model to check against"),
        (["log.csv", "--max", "p90=1d", "--min-sample", "0"], "--min-sample"),
        (["log.csv", "--max", "p90=1d", "--format", "html"], "html is no format"),
        (["log.csv", "--max", "p90=1d", "--select", "PM999"], "no rule is called PM999"),
        (["log.csv", "--max", "p90=1d", "--baseline", "b.toml"], "there is no such file"),
        (["log.csv", "--model", "abc.ptml", "--like", "log.csv"], "there can be one model"),
        (["log.csv", "--max", "p90=1d", "--format", "sarif,junit"], "standard output"),
    ],
)
def test_what_cannot_be_asked_is_a_usage_error(model, program, arguments, told):
    run = program("check", *arguments)

    assert run.returncode == 2
    assert told in run.stderr
    assert "hint: " in run.stderr
    assert run.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [["missing.csv", "--max", "p90=1d"], ["missing.csv", "--model", "abc.ptml"],
     ["log.csv", "--model", "missing.bpmn"], ["log.csv", "--like", "missing.csv"]],
)  # fmt: skip
def test_what_is_not_there_is_unreadable(model, program, arguments):
    run = program("check", *arguments)

    assert run.returncode == 3
    assert "there is no such file" in run.stderr


def test_all_bad_budgets_are_told_at_once(model, program):
    run = program("check", "log.csv", "--max", "x=1", "--max", "p90=1", "--min-fitness", "all")

    assert run.returncode == 2
    assert all(name in run.stderr for name in ("--max x", "--max p90", "--min-fitness"))


def test_too_few_cases_pass_and_are_told(model, program):
    few = program("check", "log.csv", "--max", "p90=1h")
    enough = program("check", "log.csv", "--max", "p90=1h", "--min-sample", "4")

    assert few.returncode == 0
    assert "1 of them with too few cases to fail" in few.stdout
    assert "4 cases, fewer than 30" in few.stdout
    assert enough.returncode == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("procmine.toml", '[[rule]]\nprecedence = ["check order", "C"]\n'),
        ("it.decl", "activity check order\nactivity C\nPrecedence[check order, C] | | |\n"),
    ],
)
def test_an_activity_of_a_constraint_that_the_log_lacks_is_told_before_all_numbers(
    program, inside, name, content
):
    (inside / "log.csv").write_text(LOG.replace(",B,", ",Check Order,"))
    (inside / name).write_text(content)
    model = [] if name == "procmine.toml" else ["--model", name]

    told = program("check", "log.csv", *model).stdout

    where = told.index(
        "\nactivities that the log does not know\n  check order (did you mean Check Order?)\n"
    )
    assert where < told.index("\nconformance to ")


def test_what_procmine_toml_asks_counts_behind_the_options(model, program, inside):
    (inside / "procmine.toml").write_text(
        '[check]\nmodel = "abc.ptml"\nmax-deviating = "10%"\nmax = { "max" = "9d" }\n'
    )
    usual = program("check", "log.csv")
    own = program("check", "log.csv", "--max-deviating", "30%")

    assert usual.returncode == 1
    assert "1 of 2 budgets" in usual.stdout
    assert own.returncode == 0


def test_a_folder_gets_a_file_of_each_format_with_a_name_that_can_be_told(model, program, inside):
    run = program("check", "log.csv", "--model", model, "--format",
                  "text,json,junit,sarif,markdown", "-o", "out/")  # fmt: skip

    names = {file.name for file in (inside / "out").iterdir()}
    assert run.returncode == 1
    assert run.stdout == ""
    assert names == {"check.txt", "check.json", "check.junit.xml", "check.sarif", "check.md"}


def test_annotations_go_to_standard_output_beside_files(model, program, inside):
    run = program("check", "log.csv", "--model", model, "--format", "github,sarif", "-o", "out/")

    assert run.stdout != ""
    assert {file.name for file in (inside / "out").iterdir()} == {"check.sarif"}


def test_where_no_text_is_shown_the_verdict_is_told_beside(model, program):
    told = program("check", "log.csv", "--model", model, "-o", "out/check.sarif")
    quiet = program(
        "check", "log.csv", "--model", model, "-o", "out/check.sarif", "--quiet", "--force"
    )

    assert told.stderr.endswith("not passed: 1 of 1 budget\n")
    assert quiet.stderr == ""
    assert quiet.returncode == 1


def test_the_same_log_gives_the_same_bytes(model, program):
    first = program("check", "log.csv", "--model", model, "--max", "p90=1d")

    assert program("check", "log.csv", "--model", model, "--max", "p90=1d").stdout == first.stdout


def test_a_verdict_is_told_in_chinese(model, program):
    run = program("check", "log.csv", "--model", model, "--lang", "zh")

    assert run.stdout.startswith("未通过：")
    assert run.returncode == 1


def test_a_log_keeps_to_itself_in_every_language(inside, program):
    (inside / "log.csv").write_text(LOG)

    for language, said in (("en", "another log"), ("zh", "另一日志")):
        run = program("check", "log.csv", "--like", "log.csv", "--lang", language)

        assert run.returncode == 0, run.stderr
        assert said in run.stdout
