"""The CI files to copy: they are valid, and what they run leaves what their next steps want."""

import re
import shlex
import shutil
import string
from pathlib import Path

import pytest
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema.validators import validator_for
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
SCHEMAS = {"github-workflow.yml": "github-workflows", "gitlab-ci.yml": "gitlab-ci"}
each_file = pytest.mark.parametrize("name", SCHEMAS)


def _read(name):
    return YAML(typ="safe").load(ROOT / "docs" / "ci" / name)


def _job(name):
    """Give the only job of a file and its variables."""
    document = _read(name)
    if name.startswith("gitlab"):
        (job,) = document.values()
        return job, job["variables"]
    (job,) = document["jobs"].values()
    return job, document["env"]


def _texts(value):
    """Give every text in a job."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _commands(name):
    """Give the words of each procmine command, with the file's variables in place."""
    job, variables = _job(name)
    lines = [line for text in _texts(job) for line in text.splitlines()]
    return [
        shlex.split(string.Template(line).substitute(variables))
        for line in lines
        if line.startswith("procmine ")
    ]


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository as docs/ci.md tells to set it up, but for its baseline."""
    (tmp_path / "exports").mkdir()
    shutil.copy(ROOT / "sample_logs/insurance_claims.csv", tmp_path / "exports/claims.csv")
    shutil.copy(ROOT / "sample_logs/insurance_claims.bpmn", tmp_path / "reference.bpmn")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _accept(program, *without):
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    (line,) = re.findall(r"^procmine baseline write .*$", page, re.MULTILINE)
    written = program(*shlex.split(line)[1:], *without)
    assert written.returncode == 0, written.stderr


@each_file
def test_it_is_valid(name):
    schema = get_builtin_schema(f"vendor.{SCHEMAS[name]}")

    wrong = list(validator_for(schema)(schema).iter_errors(_read(name)))

    assert wrong == []


@each_file
@pytest.mark.parametrize(("without", "code"), [((), 0), (("--ignore", "PM6"), 1)])
def test_its_check_ends_as_it_should_and_leaves_what_other_steps_want(
    name, without, code, repository, program
):
    _accept(program, *without)
    (command,) = _commands(name)

    run = program(*command[1:])

    job, _ = _job(name)
    wanted = {path for text in _texts(job) for path in re.findall(r"reports/[\w.]+", text)}
    assert run.returncode == code, run.stderr
    assert len(wanted) >= 2
    assert [path for path in wanted if not (repository / path).exists()] == []


def test_annotations_go_to_the_log_of_the_run(repository, program):
    _accept(program, "--ignore", "PM6")
    (command,) = _commands("github-workflow.yml")

    run = program(*command[1:])

    assert "::error" in run.stdout
    assert "PM604" in run.stdout


@each_file
def test_a_set_up_that_is_broken_is_told_apart_from_a_failed_check(name, repository, program):
    (command,) = _commands(name)

    run = program(*command[1:])

    assert run.returncode in (2, 3)
    assert "procmine-baseline.toml" in run.stderr
    assert not (repository / "reports").exists()
