"""The pages of docs/ that follow from the code are as the code says."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _made() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "docs" / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[str, str] = module.pages()
    return pages


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return _made()


def test_every_generated_page_is_as_committed(made):
    stale = [
        name
        for name, text in made.items()
        if not (ROOT / "docs" / name).exists()
        or (ROOT / "docs" / name).read_text(encoding="utf-8") != text
    ]

    assert stale == [], "run `python docs/make.py`"


def test_there_is_no_page_of_a_rule_that_is_gone(made):
    there = {f"rules/{page.name}" for page in (ROOT / "docs" / "rules").glob("*.md")}

    assert there == {name for name in made if name.startswith("rules/")}
