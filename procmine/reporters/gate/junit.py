"""The verdict as JUnit XML, as Jenkins, GitLab and others read it: a test case for each outcome."""

from __future__ import annotations

import re
from itertools import groupby
from xml.etree import ElementTree as Xml

from procmine.reporters.gate._outcomes import Outcome, outcomes
from procmine.verdict import Verdict
from procmine.words import clean_text

_FORBIDDEN = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(verdict: Verdict) -> str:
    """Write one suite for budgets, constraints, deviations and baseline each."""
    every = outcomes(verdict)
    counts = _counts(every)
    del counts["skipped"]  # which the format knows of a suite alone
    root = Xml.Element("testsuites", {"name": "procmine check"} | counts)
    for group, members in groupby(every, key=lambda outcome: outcome.group):
        cases = list(members)
        suite = Xml.SubElement(root, "testsuite", {"name": f"procmine {group}"} | _counts(cases))
        properties = Xml.SubElement(suite, "properties")
        for name, value in (("log", verdict.source), ("model", verdict.model_source or "")):
            if value:
                Xml.SubElement(properties, "property", name=name, value=_text(value))
        for case in cases:
            _add(suite, case)
    Xml.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, "unicode") + "\n"


def _add(suite: Xml.Element, outcome: Outcome) -> None:
    case = Xml.SubElement(
        suite, "testcase", classname=f"procmine.{outcome.group}", name=_text(outcome.name)
    )
    if outcome.state == "failed":
        failure = Xml.SubElement(
            case, "failure", message=_text(outcome.message), type=f"procmine.{outcome.group}"
        )
        failure.text = _lines(outcome.detail or outcome.message)
    elif outcome.state == "skipped":
        Xml.SubElement(case, "skipped", message=_text(outcome.message))
    elif outcome.message:
        Xml.SubElement(case, "system-out").text = _lines(outcome.detail or outcome.message)


def _counts(cases: list[Outcome]) -> dict[str, str]:
    return {
        "tests": str(len(cases)),
        "failures": str(sum(c.state == "failed" for c in cases)),
        "errors": "0",
        "skipped": str(sum(c.state == "skipped" for c in cases)),
    }


def _lines(text: str) -> str:
    return "\n".join(_text(line) for line in text.splitlines())


def _text(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", clean_text(text))
