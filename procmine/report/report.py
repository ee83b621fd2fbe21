"""The report itself: all that one analysis found out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from procmine.conformance import Conformance
from procmine.findings import Finding
from procmine.report.comparison import Comparison
from procmine.report.figures import Figures
from procmine.report.log import LogSummary
from procmine.report.outline import Outline
from procmine.report.process_map import ProcessMap
from procmine.report.profile import Profile
from procmine.words.catalogue import Language


@dataclass(frozen=True, slots=True)
class Report:
    """All that one analysis found out: `findings` worst first, `left_out` counted per rule code.

    `quality` are the findings about the log itself (kind data-quality), worst first. `conformance`
    is there where the log was checked against a model; its deviations stand among the findings.

    `rules_run` are the codes of the rules that ran; `unmeasured` maps the code of each rule that
    could not to the reason, in a sentence. `figures` are what charts and tables are
    drawn from, None where they were not asked for; the `outline` is what a text draws.
    The `comparison` is with the run before, None where that is not asked for or there is none.
    """

    log: LogSummary
    profile: Profile
    map: ProcessMap
    findings: tuple[Finding, ...]
    left_out: dict[str, int]
    unmeasured: dict[str, str]
    rules_run: tuple[str, ...]
    language: Language = "en"
    quality: tuple[Finding, ...] = ()
    conformance: Conformance | None = None
    figures: Figures | None = None
    outline: Outline | None = None
    comparison: Comparison | None = None

    def to_json(self, path: str | Path) -> None:
        """Write the findings contract (FORMAT 1) as JSON to `path`; UsageError where it can't."""
        self._write("json", path)

    def to_html(self, path: str | Path) -> None:
        """Write one offline HTML file to `path`; UsageError where it can't."""
        self._write("html", path)

    def to_xlsx(self, path: str | Path) -> None:
        """Write an Excel workbook to `path`; UsageError where it can't."""
        self._write("xlsx", path)

    def _write(self, format_name: str, path: str | Path) -> None:
        # The one import against the layers: this is the library user's shorthand for the reporters.
        from procmine.reporters import render
        from procmine.writing import write_all

        write_all([(render(self, format_name), Path(path))])
