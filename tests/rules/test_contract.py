"""What every rule must be, so that reporters, docs and users can rely on it."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pyarrow import types

from procmine import engine, profile, read, relations
from procmine.analysis import analyze
from procmine.engine import FUNCTIONS
from procmine.eventlog.repairs import REPAIRS
from procmine.findings import Action, Basis, Kind
from procmine.models.formats import open_model
from procmine.relations import RELATIONS, relate
from procmine.rules import CONFORMANCE_RULES, PROCESS_RULES, QUALITY_RULES, RULES
from procmine.words.facts import FACTS
from procmine.words.gaps import NEEDS
from procmine.words.heuristics import HEURISTICS

ROOT = Path(__file__).parents[2]
#: Words that stand before a bracket in SQL and are no functions.
WORDS = {
    "all", "and", "as", "by", "distinct", "exists", "filter", "from", "in", "join", "not", "on",
    "or", "over", "select", "then", "using", "values", "when", "where", "with",
}  # fmt: skip
#: Columns of a query that say where a finding is and how large.
NO_FACTS = {
    "activity", "from_activity", "to_activity", "activities", "resource", "role", "column",
    "constraint_name", "cases", "occurrences", "lost_us", "low_us", "high_us", "examples",
}  # fmt: skip
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
process_rule = pytest.mark.parametrize(
    "rule", (*PROCESS_RULES, *CONFORMANCE_RULES), ids=lambda rule: rule.code
)
quality_rule = pytest.mark.parametrize("rule", QUALITY_RULES, ids=lambda rule: rule.code)


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
def test_a_rule_is_of_the_kinds_that_the_report_knows(rule):
    assert rule.kind in get_args(Kind)
    assert rule.basis in get_args(Basis)
    assert (rule.cause is not None) == (rule.kind == "waiting")
    assert set(rule.needs) <= set(NEEDS)


@every_rule
def test_a_page_has_its_sections_in_order_and_none_is_empty(rule):
    headings = re.findall(r"^## (.*)$", rule.page(), re.MULTILINE)

    assert tuple(headings) == rule.headings
    assert all(rule.section(heading) for heading in rule.headings)


@every_rule
def test_a_page_begins_with_a_sentence(rule):
    first, second = rule.page().splitlines()[:2]

    assert re.fullmatch(r"[A-Z][^.]*\.", first)
    assert second == ""


@every_rule
def test_every_setting_stands_in_the_query_and_every_parameter_is_a_setting(rule):
    assert set(re.findall(r"\$([a-z_]+)", rule.query)) == set(rule.settings)


@every_rule
def test_a_setting_is_a_number_or_a_pattern_and_is_filled_in(rule):
    changed = {name: 17 for name, value in rule.settings.items() if not isinstance(value, str)}

    assert all(isinstance(value, int | float | str) for value in rule.settings.values())
    assert "$" not in rule.sql()
    assert "17" in rule.sql(changed)


@every_rule
def test_the_query_gives_what_a_finding_needs(rule, log):
    columns = log.query(rule.sql()).column_names

    needed = {"cases", "occurrences", "examples"}
    assert needed | (set() if rule in QUALITY_RULES else {"lost_us"}) <= set(columns)


@process_rule
def test_a_process_rule_keeps_silent_about_a_handful_of_cases(rule):
    assert "min_cases" in rule.settings or "rare" in rule.settings


@quality_rule
def test_a_quality_rule_says_what_it_makes_doubtful_and_how_to_repair_it(rule):
    codes = [process.code for process in PROCESS_RULES]
    repairs = [repair.name for repair in REPAIRS]

    assert rule.code.startswith("PM1")
    assert all(any(code.startswith(affected) for code in codes) for affected in rule.affects)
    assert rule.repair is None or rule.repair in repairs
    assert (f"--fix {rule.repair}" in rule.section("Repair")) == (rule.repair is not None)


@every_rule
def test_a_message_uses_columns_of_the_query(rule, log):
    columns = set(log.query(rule.sql()).column_names)

    assert set(rule.message_with) <= columns
    for message in (rule.message, *rule.message_with.values()):
        assert set(re.findall(r"\{(\w+)\}", message)) <= columns
        assert message.endswith(".")


@every_rule
def test_each_fact_has_a_name(rule, log):
    facts = set(log.query(rule.sql()).column_names) - NO_FACTS

    assert facts <= set(FACTS)


@every_rule
def test_a_fact_is_a_duration_a_share_a_count_or_a_text(rule, log):
    schema = log.query(rule.sql()).schema

    for fact in schema:
        if fact.name in NO_FACTS:
            continue
        if fact.name.endswith(("_us", "_share")):
            assert is_number(fact.type), fact
        elif is_number(fact.type):
            assert fact.name.endswith(("_each", "_count")) or fact.name.startswith("usual_"), fact
        else:
            assert is_text(fact.type), fact


def is_number(kind):
    return types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind)


def is_text(kind):
    return types.is_string(kind) or types.is_dictionary(kind)


def test_no_fact_is_named_that_no_rule_gives(log):
    given = {name for rule in RULES for name in log.query(rule.sql()).column_names}

    assert set(FACTS) <= given


@process_rule
def test_each_suggestion_is_a_known_heuristic(rule):
    assert rule.redesign
    assert {redesign.heuristic for redesign in rule.redesign} <= set(HEURISTICS)
    assert {redesign.action for redesign in rule.redesign} <= set(get_args(Action))


@process_rule
def test_a_page_tells_the_heuristics_that_the_rule_suggests(rule):
    told = rule.section("Redesign")

    assert [r.heuristic for r in rule.redesign if r.heuristic not in told] == []


@every_rule
def test_a_rule_names_no_engine(rule):
    source = (ROOT / (rule.__module__.replace(".", "/") + ".py")).read_text()

    assert not re.search(r"duckdb|spark|polars", source, re.IGNORECASE)


@every_rule
def test_a_query_reads_the_relations_and_what_it_names_itself(rule):
    own = set(re.findall(r"(\w+) AS \(", rule.query))

    read_from = set(re.findall(r"(?<!DISTINCT )\b(?:FROM|JOIN)\s+([a-z_]\w*)", rule.query))

    assert read_from <= own | {relation.name for relation in RELATIONS}


def test_functions_are_listed_once_and_sorted():
    assert list(FUNCTIONS) == sorted(set(FUNCTIONS))


def test_all_sql_keeps_to_the_listed_functions(monkeypatch):
    asked = []
    with read(ROOT / "sample_logs" / "purchasing.csv") as log:
        for method in ("query", "records", "table", "view", "categories"):
            original = getattr(log.engine, method)
            monkeypatch.setattr(log.engine, method, _listening(original, asked))
        analyze(log, model=open_model("->('Order', 'Pay')"))

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
