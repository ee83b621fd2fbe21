"""What every rule must be, so that reporters, docs and users can rely on it."""

import re
from pathlib import Path

import pytest

from procmine import engine, profile, read, relations
from procmine.analysis import analyze
from procmine.engine import FUNCTIONS
from procmine.relations import relate
from procmine.rules import RULES, SECTIONS
from procmine.words.facts import FACTS

ROOT = Path(__file__).parents[2]
HEURISTICS = {
    "automation", "buffering", "case manager", "centralisation", "contact reduction",
    "control addition", "control relocation", "customer teams", "empower", "exception",
    "extra resources", "flexible assignment", "integral technology", "integration", "interfacing",
    "knock-out", "numerical involvement", "order assignment", "order types", "order-based work",
    "outsourcing", "parallelism", "resequencing", "specialist-generalist", "split responsibilities",
    "task automation", "task composition", "task elimination", "triage", "trusted party",
}  # fmt: skip
#: Words that stand before a bracket in SQL and are no functions.
WORDS = {
    "all", "and", "as", "by", "distinct", "exists", "filter", "from", "in", "join", "not", "on",
    "or", "over", "select", "then", "using", "values", "when", "where", "with",
}  # fmt: skip
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@pytest.fixture(scope="module")
def log():
    with read(ROOT / "sample_logs" / "purchasing.csv") as log:
        relate(log)
        yield log


def test_rules_are_listed_by_code_and_named_once():
    codes = [rule.code for rule in RULES]

    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


@every_rule
def test_a_rule_has_a_code_of_a_family_and_a_kebab_case_name(rule):
    assert re.fullmatch(r"PM[1-8]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


@every_rule
def test_a_page_has_its_sections_in_order_and_none_is_empty(rule):
    headings = re.findall(r"^## (.*)$", rule.page(), re.MULTILINE)

    assert tuple(headings) == SECTIONS
    assert all(rule.section(heading) for heading in SECTIONS)


@every_rule
def test_a_page_begins_with_a_sentence(rule):
    first, second = rule.page().splitlines()[:2]

    assert first.endswith(".")
    assert second == ""


@every_rule
def test_every_setting_stands_in_the_query_and_every_parameter_is_a_setting(rule):
    assert set(re.findall(r"\$([a-z_]+)", rule.query)) == set(rule.settings)


@every_rule
def test_the_query_gives_what_a_finding_needs(rule, log):
    columns = log.query(rule.sql()).column_names

    assert {"cases", "occurrences", "lost_us", "examples"} <= set(columns)


@every_rule
def test_a_message_in_each_language_uses_columns_of_the_query(rule, log):
    columns = set(log.query(rule.sql()).column_names)

    for language in ("en", "zh"):
        assert set(re.findall(r"\{(\w+)\}", rule.message[language])) <= columns


@every_rule
def test_each_fact_has_a_name_in_each_language(rule, log):
    places = {"activity", "from_activity", "to_activity", "activities", "resource", "role"}
    fixed = {"cases", "occurrences", "lost_us", "examples"}

    facts = set(log.query(rule.sql()).column_names) - places - fixed

    assert facts <= set(FACTS)


@every_rule
def test_each_suggestion_is_a_known_heuristic(rule):
    assert {redesign.heuristic for redesign in rule.redesign} <= HEURISTICS


@every_rule
def test_a_rule_names_no_engine(rule):
    source = (ROOT / "procmine" / "rules" / f"{rule.__module__.rsplit('.', 1)[1]}.py").read_text()

    assert not re.search(r"duckdb|spark|polars", source, re.IGNORECASE)


def test_all_sql_keeps_to_the_listed_functions(monkeypatch):
    asked = []
    with read(ROOT / "sample_logs" / "purchasing.csv") as log:
        for method in ("query", "table", "view", "categories"):
            original = getattr(log.engine, method)
            monkeypatch.setattr(log.engine, method, _listening(original, asked))
        analyze(log)

    used = {
        name.lower()
        for sql in asked
        for name in re.findall(r"([A-Za-z_]+)\(", re.sub(r"'[^']*'|\"[^\"]*\"", "''", sql))
    }

    assert used - WORDS - set(FUNCTIONS) == set()
    assert set(FUNCTIONS) - used <= {"try_cast"}


def _listening(method, asked):
    def listen(*arguments, **parameters):
        asked.append(arguments[-1])
        return method(*arguments, **parameters)

    return listen


def test_only_the_engine_knows_its_library():
    for package in (relations, profile, engine):
        assert "duckdb" not in vars(package)
