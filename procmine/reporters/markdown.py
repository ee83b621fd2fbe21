"""The report as Markdown, for tickets and wikis."""

from __future__ import annotations

from collections.abc import Iterator

from procmine.report import Comparison, Language, Report
from procmine.reporters._comparison import changed_lines, counts_text, figure_rows, since_text
from procmine.reporters._markdown_parts import escaped, table
from procmine.reporters._text_findings import first_sentence
from procmine.reporters._unmeasured import unmeasured
from procmine.reporters.page.finding_view import FindingView, view_of_finding
from procmine.reporters.tables.finding_tables import facts
from procmine.words import count_text, duration_text, label, share_text
from procmine.words.history import told
from procmine.words.privacy import privacy_sentence
from procmine.words.tables import column_words, table_said, table_words

#: Facts and example cases that a finding tells, so that it stays on a screen.
_FACTS_SHOWN = 6
_EXAMPLES_SHOWN = 3
#: Sections where no finding asks for action, and doubts about the log.
_LOW_SHOWN = 3
_DOUBTS_SHOWN = 10
#: So long may a case's or activity's name be in a list.
_NAME = 80


def to_markdown(report: Report) -> str:
    """Write the log's numbers, the findings as a table and a section for each that matters.

    It is CommonMark with tables as GitHub, GitLab and most wikis read them. Nothing that came with
    the log is markup, a link or a mention.
    """
    parts = [*_head(report)]
    if report.comparison is not None:
        parts += _changes(report.comparison, report.language)
    parts += [*_findings(report), *_quality(report), *_unmeasured(report)]
    return "\n\n".join(parts) + "\n"


# Private functions


def _head(report: Report) -> Iterator[str]:
    log, profile, language = report.log, report.profile, report.language
    yield f"# {label('page_report', language)}: {escaped(log.name)}"
    period = table_said("period", language, first=log.first[:10], last=log.last[:10])
    yield escaped(period)
    names = ("cases", "events", "page_median_cycle", "page_p90_cycle", "page_flow_efficiency")
    efficiency = profile.flow_efficiency
    numbers = (
        count_text(log.cases), count_text(log.events), duration_text(profile.case_hours.median),
        duration_text(profile.case_hours.p90),
        label("page_unknown_work", language) if efficiency is None else share_text(efficiency),
    )  # fmt: skip
    yield table([_title(label(name, language)) for name in names], [numbers])
    if people := privacy_sentence(log.pseudonymised, log.resources, language):
        yield escaped(people)


def _changes(comparison: Comparison, language: Language) -> Iterator[str]:
    yield f"## {told('compared', language)}"
    yield escaped(since_text(comparison, language))
    heads = ["", *(told(key, language) for key in ("before", "now", "changed"))]
    yield table(heads, list(figure_rows(comparison, language)))
    if comparison.findings:
        yield counts_text(comparison, language)
    lines = list(changed_lines(comparison, language))
    told_of = [
        f"- {line.change}: {escaped(f'{line.finding.title} ({line.size})')}" for line in lines
    ]
    if told_of:
        yield "\n".join(told_of)


def _findings(report: Report) -> Iterator[str]:
    language = report.language
    yield f"## {table_words('findings', language)[0]}"
    if not report.findings:
        yield label("page_no_findings", language)
        return
    views = [view_of_finding(finding, report) for finding in report.findings]
    names = ("rank", "severity", "title", "hours_per_case", "case_share")
    rows = [
        (
            str(rank), label(f"severity_{view.finding.severity}", language), view.finding.title,
            view.hours, share_text(view.finding.case_share),
        )
        for rank, view in enumerate(views, start=1)
    ]  # fmt: skip
    yield table([column_words("findings", name, language)[0] for name in names], rows)
    yield label("page_findings_lead", language)
    matter = sum(finding.severity != "low" for finding in report.findings)
    for rank, view in enumerate(views[: matter or _LOW_SHOWN], start=1):
        yield from _finding(rank, view, language)


def _finding(rank: int, view: FindingView, language: Language) -> Iterator[str]:
    finding = view.finding
    severity = label(f"severity_{finding.severity}", language)
    yield f"### {rank}. {escaped(finding.title)} ({severity})"
    yield view.sentence
    told = [(label(key, language), text) for key, text in _told(view, language) if text]
    shown = list(facts(finding))
    told += [(_title(escaped(fact)), value) for fact, value in shown[:_FACTS_SHOWN]]
    lines = [f"- {name}: {escaped(text)}" for name, text in told]
    if len(shown) > _FACTS_SHOWN:
        more = count_text(len(shown) - _FACTS_SHOWN)
        lines.append(f"- {table_said('evidence_more', language, count=more)}")
    yield "\n".join(lines)


def _told(view: FindingView, language: Language) -> Iterator[tuple[str, str]]:
    finding = view.finding
    actions = dict.fromkeys(label(f"action_{step.action}", language) for step in finding.redesign)
    advice = first_sentence(finding.rule.redesign) if language == "en" else ""
    yield "page_action", ". ".join(part for part in (", ".join(actions), advice) if part)
    yield "page_cause", view.cause
    interval = f" ({view.interval})" if view.interval else ""
    yield "page_basis", view.basis + interval
    if finding.confidence is not None:
        yield "page_confidence", label(f"confidence_{finding.confidence.status}", language)
    yield "page_doubts", ", ".join(finding.doubts)
    examples = [_short(example) for example in finding.examples[:_EXAMPLES_SHOWN]]
    yield "page_examples", ", ".join(examples)
    yield "page_rule", f"{finding.code} {finding.rule.name} ({finding.fingerprint})"


def _quality(report: Report) -> Iterator[str]:
    if not report.quality:
        return
    yield f"## {label('page_quality', report.language)}"
    yield "\n".join(
        f"- {doubt.code} ({label(f'severity_{doubt.severity}', report.language)}):"
        f" {escaped(doubt.title)}"
        for doubt in report.quality[:_DOUBTS_SHOWN]
    )


def _unmeasured(report: Report) -> Iterator[str]:
    notes = unmeasured(report)
    if notes:
        yield f"## {label('page_unmeasured', report.language)}"
        yield "\n".join(f"- {escaped(note)}" for note in notes)


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
