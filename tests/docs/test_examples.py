"""What the README and the pages of docs/ show is what the program prints.

In a block marked `console` each line after `$ ` is run, one after the other in one folder; what
follows is its output, of a refused command what it tells. A line of three dots stands for any
lines, `[exit code N]` for an exit code other than 0.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = [
    pytest.param(examples, id=f"{page.stem}: {examples[0][0]}")
    for page in PAGES
    for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    if (examples := re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE))
]
#: Of usage and of data: nothing but the reason is told.
_REFUSED = (2, 3)


@pytest.fixture
def clone(tmp_path):
    shutil.copytree(ROOT / "sample_logs", tmp_path / "sample_logs")
    return tmp_path


@pytest.mark.parametrize("examples", BLOCKS)
def test_a_page_shows_what_a_command_prints(examples, clone):
    for command, shown in examples:
        run = _run(command, clone)

        told = run.stderr if run.returncode in _REFUSED else b""
        printed = (run.stdout + told).decode().replace("\r\n", "\n")
        printed += f"[exit code {run.returncode}]\n" if run.returncode else ""
        pattern = ".*".join(re.escape(part) for part in shown.split("...\n"))
        assert re.fullmatch(pattern, printed, re.DOTALL), printed + run.stderr.decode()


def _run(command, folder):
    """Run a line in a shell that knows procmine, in English and as wide as a file."""
    program = f'procmine() {{ "{sys.executable}" -m procmine "$@"; }}\n'
    usual = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    return subprocess.run(
        ["bash", "-c", program + command],
        capture_output=True,
        cwd=folder,
        env={**usual, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
    )
