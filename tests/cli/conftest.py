"""Work in an empty folder."""

import pytest


@pytest.fixture
def inside(tmp_path, monkeypatch):
    """Give the empty folder in which the test works."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
