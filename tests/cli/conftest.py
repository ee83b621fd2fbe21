"""Run the program inside the test's process, which spares its start."""

from subprocess import CompletedProcess

import pytest

from procmine.cli import run


@pytest.fixture
def program(capsysbinary, monkeypatch):
    """Give a function that runs the program and tells its exit code and what it printed."""
    monkeypatch.setattr("procmine.cli.progress._PATIENCE", 600.0)

    def told(*arguments):
        capsysbinary.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return CompletedProcess(arguments, code, out.decode(), err.decode())

    return told


@pytest.fixture
def inside(tmp_path, monkeypatch):
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
