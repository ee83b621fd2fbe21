"""All commands speak the language of --lang, of procmine.toml or of the locale."""

import pytest

LOG = "case,activity,time\n" + "".join(
    f"c{n},{step},2025-02-0{day} 0{n % 9}:00\n"
    for n in range(1, 41)
    for day, step in enumerate(("Ask", "Check", "Answer"), start=3)
)
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def no_locale(monkeypatch):
    for name in LOCALES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def log(tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(LOG, "utf-8")
    return file


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "没有这个文件"),
        ({"LANG": "zh"}, "没有这个文件"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "there is no such file"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "en_GB.UTF-8"}, "没有这个文件"),
        ({"LANG": "zha_XX"}, "there is no such file"),
        ({}, "there is no such file"),
    ],
    ids=str,
)
def test_an_error_is_in_the_language_of_the_locale(program, monkeypatch, locale, said):
    for name, value in locale.items():
        monkeypatch.setenv(name, value)

    done = program("analyze", "nowhere.csv")

    assert done.returncode == 3
    assert said in done.stderr


def test_the_option_goes_before_the_locale(program, monkeypatch):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    done = program("analyze", "nowhere.csv", "--lang", "en")

    assert done.stderr == "nowhere.csv: there is no such file\nhint: check the path\n"


def test_the_configuration_goes_before_the_locale(program, monkeypatch, log):
    (log.parent / "procmine.toml").write_text('[report]\nlanguage = "zh"\n', "utf-8")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    done = program("analyze", log, "--case", "nothing")

    assert "没有列 'nothing'" in done.stderr
    assert "hint" not in done.stderr


@pytest.mark.parametrize(
    "mistake",
    [("--lang", "zh", "--no-such"), ("--lang=zh", "--top", "many"), ("--top", "0", "--lang", "zh")],
    ids=" ".join,
)
def test_a_mistyped_command_line_is_told_in_the_language_it_asks_for(program, log, mistake):
    done = program("analyze", log, *mistake)

    assert done.returncode == 2
    assert done.stderr.count("提示：") == 1
    assert "hint" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [("analyze",), ("doctor",), ("profile",), ("discover",), ("init", "-o", "-"),
     ("check", "--max", "p90=9d"), ("convert",)],
    ids=lambda command: command[0],
)  # fmt: skip
def test_each_command_about_a_log_takes_the_option(program, log, tmp_path, command):
    name, *options = command
    more = [tmp_path / "out.xes"] if name == "convert" else []

    done = program(name, log, *more, *options, "--lang", "zh")

    assert done.returncode == 0, done.stderr
    told = done.stdout + done.stderr
    assert "案例" in told or "活动" in told


def test_the_pages_of_the_rules_are_in_the_language(program):
    page = program("explain", "PM203", "--lang", "zh").stdout
    rules = program("rules", "--lang", "zh").stdout

    assert "## 为何重要" in page
    assert "`procmine explain 代码`" in rules


def test_the_language_of_a_run_is_not_that_of_the_next(program):
    program("analyze", "nowhere.csv", "--lang", "zh")

    done = program("analyze", "nowhere.csv")

    assert "there is no such file" in done.stderr


def test_durations_shares_and_days_follow_the_language(program, log):
    english = program("analyze", log).stdout
    chinese = program("analyze", log, "--lang", "zh").stdout

    assert "2025-02-03 to 2025-02-05 (56 h)" in english
    assert "2025年2月3日 至 2025年2月5日（56 小时）" in chinese
    assert "100 %" in english
    assert "100%" in chinese
    assert "100 %" not in chinese


def test_chinese_file_names_work_everywhere(program, tmp_path):
    folder = tmp_path / "流程日志"
    folder.mkdir()
    log, out = folder / "报销单.csv", folder / "报告"
    log.write_text(LOG, "utf-8")

    written = program("analyze", log, "--format", "text,html,json", "-o", f"{out}/")
    converted = program("convert", log, folder / "导出.csv.gz")
    again = program("analyze", folder / "导出.csv.gz", "-o", folder / "再次.html")
    drawn = program("map", log, "-o", folder / "流程图.svg")
    begun = program("init", log)

    for done in (written, converted, again, drawn, begun):
        assert done.returncode == 0, done.stderr
    assert {file.name for file in out.iterdir()} == {"报销单.txt", "报销单.html", "报销单.json"}
    assert (out / "报销单.txt").read_text("utf-8").startswith("报销单.csv\n")
    assert {"导出.csv.gz", "再次.html", "流程图.svg", "procmine.toml"} <= {
        file.name for file in folder.iterdir()
    }


def test_a_chinese_name_inside_an_archive_is_read(program, tmp_path):
    import zipfile

    archive = tmp_path / "日志.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("一月/报销单.csv", LOG)

    done = program("analyze", archive)

    assert done.returncode == 0, done.stderr
    assert "40 cases" in done.stdout
