"""Read procmine.toml: every mistake in it is told, all at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from procmine.config.check_table import check_settings, wrong_budgets
from procmine.config.keys import KEYS, LABELS, RULES
from procmine.config.rule_lists import (
    HOURS,
    RULE_LIST,
    constraints_of,
    working_hours_of,
    wrong_hours,
    wrong_rule_list,
)
from procmine.config.settings import PrivacySettings, Settings
from procmine.engine import bytes_of
from procmine.errors import UsageError
from procmine.eventlog import Limits, Mapping, Reading
from procmine.eventlog.repairs import REPAIRS
from procmine.profile.figures.people import SMALLEST_GROUP
from procmine.rules import RULES as ALL_RULES
from procmine.words.say import say
from procmine.words.system import reason_of

FILE_NAME = "procmine.toml"
_LARGEST = 1 << 20


def load(path: Path) -> Settings:
    """Read a procmine.toml; UsageError that tells all its mistakes where it has some."""
    tables = _parsed(path)
    mistakes = list(_mistakes(tables))
    if mistakes:
        what = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        raise UsageError(
            f"{path}: {what}: {'; '.join(mistakes)}",
            say("`procmine init LOG` writes one that is right, with all its keys told"),
        )
    return _settings(tables, str(path))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise UsageError(
                say("{path}: too large for a {file_name}", path=path, file_name=FILE_NAME),
                say("is it the right file?"),
            )
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            say("{path}: is no TOML: {error}", path=path, error=error), say("texts stand in quotes")
        ) from None
    except FileNotFoundError:
        raise UsageError(
            say("{path}: there is no such file", path=path), say("`procmine init LOG` writes one")
        ) from None
    except OSError as error:
        raise UsageError(f"{path}: {reason_of(error)}", say("check who may read it")) from None


def _mistakes(tables: dict[str, Any]) -> Iterator[str]:
    known = [*KEYS, LABELS, RULES, RULE_LIST, HOURS]
    for table, content in tables.items():
        if table not in known:
            yield say("no table [{table}]{near}", table=table, near=_near(table, known))
        elif table == RULE_LIST:
            yield from wrong_rule_list(content)
        elif not isinstance(content, dict):
            yield say("[{table}] is no table", table=table)
        elif table == HOURS:
            yield from wrong_hours(content)
        elif table == LABELS:
            yield from _wrong_labels(content)
        elif table == RULES:
            yield from _wrong_rules(content)
        else:
            yield from _wrong_keys(table, content)


def _wrong_keys(table: str, content: dict[str, Any]) -> Iterator[str]:
    for name, value in content.items():
        key = KEYS[table].get(name)
        if key is None:
            yield f"[{table}] has no key '{name}'{_near(name, list(KEYS[table]))}"
        elif not key.takes(value):
            yield say(
                "[{table}] {name} must be {wanted}", table=table, name=name, wanted=say(key.wanted)
            )
    for name in ("select", "ignore"):
        if table == "report" and KEYS["report"][name].takes(content.get(name)):
            yield from _unknown_rules(name, content[name])
    if table == "check":
        yield from wrong_budgets(content)
    if table == "log" and KEYS["log"]["fix"].takes(content.get("fix")):
        repairs = [repair.name for repair in REPAIRS]
        for name in content["fix"]:
            if name not in repairs:
                yield say(
                    "[log] fix has no repair '{name}'{near}", name=name, near=_near(name, repairs)
                )


def _unknown_rules(key: str, names: list[str]) -> Iterator[str]:
    known = [name for rule in ALL_RULES for name in (rule.code, rule.name)]
    families = {rule.code[:3] for rule in ALL_RULES}
    for name in names:
        if name not in known and name not in families:
            yield say(
                "[report] {key}: no rule '{name}'{near}",
                key=key,
                name=name,
                near=_near(name, known),
            )


def _wrong_labels(content: dict[str, Any]) -> Iterator[str]:
    for old, new in content.items():
        if not isinstance(new, str) or not new.strip():
            yield say("[labels] '{old}' must be another name, in quotes", old=old)


def _wrong_rules(content: dict[str, Any]) -> Iterator[str]:
    known = {rule.code: rule for rule in ALL_RULES}
    for code, settings in content.items():
        rule = known.get(code)
        if rule is None:
            yield say("no rule [rules.{code}]{near}", code=code, near=_near(code, list(known)))
            continue
        if not isinstance(settings, dict):
            yield say("[rules.{code}] is no table", code=code)
            continue
        for name, value in settings.items():
            if name not in rule.settings:
                yield say(
                    "[rules.{code}] has no setting '{name}'{near}",
                    code=code,
                    name=name,
                    near=_near(name, list(rule.settings)),
                )
            elif isinstance(rule.settings[name], str) != isinstance(value, str):
                kind = "a text" if isinstance(rule.settings[name], str) else "a number"
                yield say("[rules.{code}] {name} must be {kind}", code=code, name=name, kind=kind)
            elif not isinstance(value, (int, float, str)) or isinstance(value, bool):
                yield say("[rules.{code}] {name} must be a number", code=code, name=name)


def _near(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return say(" (did you mean {near}?)", near=near[0]) if near else ""


def _settings(tables: dict[str, Any], source: str) -> Settings:
    log, report, limits = (tables.get(name, {}) for name in ("log", "report", "limits"))
    reading = Reading(
        Mapping(**{
            canonical: log.get(key)
            for canonical, key in (("case_id", "case"), ("activity", "activity"),
                                   ("timestamp", "timestamp"), ("start", "start"),
                                   ("resource", "resource"), ("role", "role"))
        }),
        sheet=log.get("sheet"),
        object_type=log.get("object-type"),
        query=log.get("query"),
        encoding=log.get("encoding"),
        delimiter=log.get("delimiter"),
        dates=log.get("dates"),
        labels=tables.get(LABELS, {}),
        fix=tuple(log.get("fix", ())),
        limits=_limits(limits),
    )  # fmt: skip
    return Settings(
        reading=reading,
        language=report.get("language"),
        top=report.get("top"),
        select=tuple(report.get("select", ())),
        ignore=tuple(report.get("ignore", ())),
        fail_on=report.get("fail-on"),
        memory=limits.get("memory"),
        rules=tables.get(RULES, {}),
        check=check_settings(tables.get("check", {}), Path(source).parent),
        constraints=constraints_of(tables.get(RULE_LIST, [])),
        hours=working_hours_of(tables.get(HOURS)),
        privacy=_privacy(report, Path(source).parent),
        source=source,
    )


def _privacy(report: dict[str, Any], folder: Path) -> PrivacySettings:
    return PrivacySettings(
        pseudonyms=report.get("privacy") == "pseudonyms",
        hash_cases=report.get("hash-cases", False),
        key=str(folder / report["key"]) if "key" in report else None,
        smallest_group=report.get("smallest-group", SMALLEST_GROUP),
    )


def _limits(table: dict[str, Any]) -> Limits:
    usual = Limits()
    return Limits(
        unpacked=bytes_of(table["unpacked"]) if "unpacked" in table else usual.unpacked,
        ratio=table.get("ratio", usual.ratio),
    )
