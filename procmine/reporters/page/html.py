"""The report as one HTML file that loads nothing: a view of the report, laid out by a template."""

from __future__ import annotations

import base64
import hashlib
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, Any

from procmine.report import Report
from procmine.reporters.page.map_data import map_data
from procmine.reporters.page.script_data import script_json
from procmine.reporters.page.view import view_of
from procmine.words import clean_text, count_text, duration_text, label, share_text
from procmine.words.heuristics import heuristic_name
from procmine.words.map_page import map_word
from procmine.words.numbers import day_of
from procmine.words.say import in_its_language

if TYPE_CHECKING:
    import jinja2


#: What the page brings along, in this order; a section has its style, script and template.
STYLES = ("report.css", "map.css")
SCRIPTS = (
    "report.js",
    "scripts/map_elements.js",
    "scripts/map_thinning.js",
    "scripts/map_overlay.js",
    "scripts/map_layout.js",
    "scripts/map_lettering.js",
    "scripts/map_boxes.js",
    "scripts/map_picture.js",
    "scripts/map_camera.js",
    "scripts/map_panel.js",
    "scripts/map_search.js",
    "scripts/map_keys.js",
    "scripts/map.js",
)


@in_its_language
def to_html(report: Report) -> str:
    """Write the report as one HTML page, the same bytes for an equal report."""
    style, script = "".join(map(_asset, STYLES)), "".join(map(_asset, SCRIPTS))
    libraries = _libraries()
    policy = (
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        # Graphviz is WebAssembly, which comes with the libraries and not from elsewhere.
        f"script-src '{_digest(libraries)}' '{_digest(script)}' 'wasm-unsafe-eval'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    template = _environment().get_template("report.html.jinja")
    return template.render(
        view=view_of(report),
        t=partial(label, language=report.language),
        m=partial(map_word, language=report.language),
        map_data=_verbatim(script_json(map_data(report))),
        language=report.language,
        style=_verbatim(style),
        libraries=_verbatim(libraries),
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
    environment.filters |= {
        "count": count_text,
        "day": day_of,
        "duration": duration_text,
        "heuristic": heuristic_name,
        "share": share_text,
    }
    return environment


def _asset(name: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


@cache
def _libraries() -> str:
    """Read what the scripts of the page build upon: the global `libraries`."""
    file = resources.files("procmine.reporters.page") / "libraries" / "libraries.js"
    return file.read_text(encoding="utf-8")


def _verbatim(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
