"""What the README shows is what the program prints.

In a block marked `console` each line after `$ ` is run; what follows is its output. A line of three
dots stands for any lines, `[exit code N]` for an exit code other than 0.
"""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from procmine.rules import CONFORMANCE_RULES, PROCESS_RULES, QUALITY_RULES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = [
    (command, shown)
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


@pytest.fixture
def clone(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "sample_logs", tmp_path / "sample_logs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[c for c, _ in EXAMPLES])
def test_the_readme_shows_what_a_command_prints(command, shown, clone, program):
    run = program(*shlex.split(command)[1:])

    printed = run.stdout + (f"[exit code {run.returncode}]\n" if run.returncode else "")
    pattern = ".*".join(re.escape(part) for part in shown.split("...\n"))
    assert re.fullmatch(pattern, printed, re.DOTALL), printed


def test_the_python_example_runs(clone, capsys):
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code is not None

    exec(code[1], {})

    assert "PM401 high" in capsys.readouterr().out
    assert (clone / "report.html").exists()


def test_the_rules_are_counted_right():
    said = " ".join(README.split())

    assert "[Twelve rules about the process]" in said and len(PROCESS_RULES) == 12
    assert "Ten rules tell where cases leave" in said and len(CONFORMANCE_RULES) == 10
    assert "Twenty-five more judge the log itself" in said and len(QUALITY_RULES) == 25


def test_the_things_that_people_do_most_are_five():
    section = README.partition("## The five things people do most\n")[2].partition("\n## ")[0]

    assert len(re.findall(r"^### ", section, re.MULTILINE)) == 5


def test_every_page_that_the_readme_links_is_there():
    links = re.findall(r"\]\(([^):]+)\)", README)

    assert [link for link in links if not (ROOT / link).exists()] == []
