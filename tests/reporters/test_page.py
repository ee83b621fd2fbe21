from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise

import pytest
from reports import APPROVAL, HOSTILE, example_report, without_start_times

from procmine.report import MapEdge, MapNode, ProcessMap
from procmine.reporters.page import to_html
from procmine.reporters.page.view import SUMMARY_FINDINGS, view_of

LIBRARIES = (resources.files("procmine.reporters.page") / "libraries" / "libraries.js").read_text(
    encoding="utf-8"
)
VOID = {"meta", "col", "br", "rect", "path", "polygon", "circle", "input"}


class Outline(HTMLParser):
    """Collects the elements and attributes of a page, and checks that each element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_equal_reports_give_equal_bytes(language):
    first = to_html(example_report(language=language))
    again = to_html(example_report(language=language))

    assert first.encode() == again.encode()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_one_well_formed_document(language):
    page = Outline(to_html(example_report(language=language)))

    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert page.open == []
    assert page.all("html") == [{"lang": language}]
    assert len(ids) == len(set(ids))


def test_the_page_loads_nothing():
    html = to_html(example_report()).replace(LIBRARIES, "")

    page = Outline(html)
    links = [attributes["href"] for _, attributes in page.elements if "href" in attributes]
    assert not {"link", "img", "iframe", "object", "embed", "base"} & {e[0] for e in page.elements}
    assert not re.search(r"\ssrc=|@import|url\(|@font-face|fetch\(|XMLHttpRequest|\son\w+=", html)
    assert set(re.findall(r"https?://[^\"' ]+", html)) == {"http://www.w3.org/2000/svg"}
    assert all(link is not None and link.startswith("#") for link in links)


def test_the_policy_forbids_all_but_the_style_and_the_scripts_of_the_page():
    html = to_html(example_report())

    policy = next(
        meta["content"] for meta in Outline(html).all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )  # fmt: skip
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    for tag, more in (("style", ""), ("script", " 'wasm-unsafe-eval'")):
        texts = re.findall(rf"(?s)<{tag}>(.*?)</{tag}>", html)
        digests = [
            base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts
        ]
        allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
        assert f"; {tag}-src {allowed}{more};" in policy
    assert not any("style" in attributes for _, attributes in Outline(html).elements)


def test_what_came_with_the_log_stays_text():
    html = to_html(example_report())

    assert HOSTILE not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert html.count("<script>") == 2


def test_what_no_page_can_show_is_taken_out():
    report = example_report()
    log = replace(report.log, name="a\x00b\x1b[31m\ud800.csv", notes=('"><img src=x onerror=y>',))

    html = to_html(replace(report, log=log))

    html.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f]", html)
    assert "<img" not in html


def test_the_summary_names_what_matters_with_its_size():
    view = view_of(example_report())

    assert [item.finding.severity for item in view.summary] == ["high", "medium"]
    assert view.summary[0].sentence == (
        "68 h per case, 32 % of the mean cycle time, in 96 % of the cases."
    )


def test_the_summary_holds_a_few_of_many_findings():
    report = example_report()

    view = view_of(replace(report, findings=report.findings[:1] * 12))

    assert len(view.summary) == SUMMARY_FINDINGS
    assert len(view.findings) == 12


def test_every_finding_is_told_in_full():
    report = example_report()

    html = to_html(report)

    assert html.count("<article ") == len(report.findings)
    for finding in report.findings[:2]:
        for text in (finding.rule.why, finding.rule.ignore_when, finding.rule.redesign):
            assert text in html
    assert "where wait_hours &gt; 24 and activity &lt;&gt; &#39;&#39;" in html
    assert "118.25" in html
    assert "PM301: 2 more" in html
    assert "The log has no column with the role" in html


def test_a_chinese_page_speaks_chinese():
    html = to_html(example_report(language="zh"))

    for word in ("摘要", "流程图", "发现", "瓶颈 1", "为何重要", "何时可忽略", "返工"):
        assert word in html
    assert "Why it matters" not in html


def test_headings_go_down_one_level_at_a_time():
    page = Outline(to_html(example_report()))

    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_head_of_a_table_says_what_it_is_the_head_of():
    page = Outline(to_html(example_report()))

    assert page.all("th")
    assert all("scope" in head for head in page.all("th"))


def test_without_start_times_work_is_said_to_be_unknown():
    html = to_html(without_start_times())

    assert "not measurable without start times" in html
    assert "Since the step before" in html
    assert "Waiting before it" not in html


def test_a_clean_process_gets_a_page_without_findings():
    html = to_html(example_report(findings=(), left_out={}, unmeasured={}))

    assert "<article" not in html
    assert "Nothing was found" in html


def test_small_findings_alone_call_for_no_action():
    html = to_html(example_report(findings=example_report().findings[2:]))

    assert "nothing here calls for action" in html
    assert html.count("<article ") == 1


def test_a_map_too_large_leaves_a_page_that_says_so():
    nodes = tuple(MapNode(f"{number}", 1, 0, 0, None) for number in range(300))
    edges = tuple(
        MapEdge(f"{number}", f"{number + 1}", 1, 1.0, 1.0, 1.0, 1.0) for number in range(299)
    )

    html = to_html(example_report(map=ProcessMap(nodes, edges, 1.0, 1.0, 0, 0)))

    assert "The map is not drawn here" in html
    assert "--paths" in html


def test_a_report_of_almost_nothing_is_still_a_page():
    report = example_report(findings=(), map=ProcessMap((), (), 1.0, 1.0, 0, 0))
    profile = replace(report.profile, variants=(), activities=(), recurring=(), gaps=())

    page = Outline(to_html(replace(report, profile=profile)))

    assert page.open == []


def test_an_activity_keeps_its_colour_in_all_variants():
    view = view_of(example_report())

    colours = {
        (chevron.activity, chevron.colour) for item in view.variants for chevron in item.chevrons
    }
    assert len(colours) == len({activity for activity, _ in colours})
    assert APPROVAL in {activity for activity, _ in colours}


def test_jinja_is_not_imported_before_it_is_used():
    code = "import sys, procmine.reporters.page; assert 'jinja2' not in sys.modules"

    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)

    assert done.returncode == 0, done.stderr
