"""Settings for every test."""

import pytest
from hypothesis import settings

import procmine

# How long an example takes says more of the machine than of the code.
settings.register_profile("steady", deadline=None, max_examples=60)
settings.load_profile("steady")


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
