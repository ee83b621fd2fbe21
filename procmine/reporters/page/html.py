"""The report as one HTML file that loads nothing: a view of the report, laid out by a template."""

from __future__ import annotations

import base64
import hashlib
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from procmine.report import Report
from procmine.reporters.page.view import view_of
from procmine.words import clean_text, count_text, duration_text, label, share_text
from procmine.words.say import in_its_language

if TYPE_CHECKING:
    import jinja2


#: What the page brings along, in this order; a section has its style, script and template.
STYLES = ("report.css",)
SCRIPTS = ("report.js",)


@in_its_language
def to_html(report: Report) -> str:
    """Write the report as one HTML page, the same bytes for an equal report."""
    style, script = "".join(map(_asset, STYLES)), "".join(map(_asset, SCRIPTS))
    policy = (
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    template = _environment().get_template("report.html.jinja")
    return template.render(
        view=view_of(report),
        t=partial(label, language=report.language),
        language=report.language,
        style=_verbatim(style),
        script=_verbatim(script),
        policy="; ".join(policy),
    )


# Private functions


def _plain(value: Any) -> Any:
    """Clean all that the template prints as text, keeping the line breaks of a query."""
    return "\n".join(map(clean_text, value.split("\n"))) if type(value) is str else value


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("procmine.reporters.page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"count": count_text, "share": share_text, "duration": duration_text}
    return environment


def _asset(name: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _verbatim(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
