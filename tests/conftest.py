"""Settings for every test."""

from subprocess import CompletedProcess

import duckdb
import pytest
from hypothesis import settings
from shared_database import Part

import procmine
from procmine.cli import run
from procmine.engine import duckdb_engine
from procmine.engine.memory import DEFAULT_SHARE, bytes_of

# How long an example takes says more of the machine than of the code.
settings.register_profile("steady", deadline=None, max_examples=30)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def database():
    """The database that the logs of all tests share."""
    with duckdb.connect(":memory:") as opened:
        yield opened


@pytest.fixture(autouse=True)
def logs_share_a_database(database, monkeypatch):
    """Open logs in the shared database, but those for which memory or threads are given."""
    alone, usual = duckdb_engine._connected, (f"{bytes_of(f'{DEFAULT_SHARE:.0%}')}B", None)

    def connected(limit, scratch, threads):
        return Part(database) if (limit, threads) == usual else alone(limit, scratch, threads)

    monkeypatch.setattr(duckdb_engine, "_connected", connected)


@pytest.fixture
def read_table(tmp_path):
    """Read a text table: text, bytes, or a list of lines; every line has to be accounted for."""
    opened = []

    def log_of(content, **given):
        file = tmp_path / f"table{len(opened)}.csv"
        if isinstance(content, list):
            content = "\n".join(content) + "\n"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        log = procmine.read(file, **given)
        opened.append(log)
        explained = sum(number for _, number in log.rows.explained)
        assert log.rows.read == log.rows.events + log.rows.set_aside + explained
        return log

    yield log_of
    for log in opened:
        log.close()


@pytest.fixture
def cells_of():
    """Give the cells of a log's events in their order, for the columns that are named."""

    def rows(log, *columns):
        found = log.query(f"SELECT {', '.join(columns)} FROM events ORDER BY position").to_pylist()
        return [tuple(row.values()) if len(columns) > 1 else row[columns[0]] for row in found]

    return rows


@pytest.fixture
def program(capsysbinary, monkeypatch):
    """Give a function that runs the program, and tells its exit code and what it printed.

    It runs inside the test's process, which spares its start.
    """
    monkeypatch.setattr("procmine.cli.progress._PATIENCE", 600.0)

    def told(*arguments):
        capsysbinary.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return CompletedProcess(arguments, code, out.decode(), err.decode())

    return told
