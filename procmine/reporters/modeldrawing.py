"""A model drawn: as an SVG that fits into a page, as PNG, as DOT, or alone on a page."""

from __future__ import annotations

from typing import Literal

from procmine.errors import UsageError
from procmine.models import DeclarativeModel, Model
from procmine.report import Language, ProcessMap
from procmine.reporters._figure import Figure, digraph
from procmine.reporters._figure_svg import figure_svg
from procmine.reporters._layout import run_dot, runs_own_dot
from procmine.reporters._map_words import Measure
from procmine.reporters._model_figures import (
    Tasks,
    constraints_figure,
    diagram_figure,
    net_figure,
    tree_figure,
)
from procmine.reporters.drawing import PNG_ZOOM, has_own_letters, rasterised
from procmine.words.say import say

View = Literal["bpmn", "tree", "net"]
FORMATS = ("svg", "png", "dot", "html")
#: More lines take Graphviz too long to lay out.
MOST_LINES = 600


def draw_model(
    model: Model,
    format_name: str,
    view: View | None = None,
    process_map: ProcessMap | None = None,
    measure: Measure = "time",
    language: Language = "en",
) -> str | bytes:
    """Draw a model, with the numbers of `process_map` in its activities where one is given.

    Without `view`, a model made from a diagram or tree is drawn as a diagram, and others as nets.
    UsageError for what the model can't be, and where it is too large to draw.
    """
    figure = _figure(model, view, Tasks(process_map, measure, language))
    if figure.places is None and len(figure.lines) > MOST_LINES:
        raise UsageError(
            say(
                "{model}: has {count} arrows, more than can be drawn legibly ({most_lines})",
                model=model.name,
                count=len(figure.lines),
                most_lines=MOST_LINES,
            ),
            say("leave out what is rare, with more --noise or fewer --activities"),
        )
    if format_name == "dot":
        source: str = digraph(figure).source
        return source
    if format_name == "svg":
        return figure_svg(figure)
    if format_name == "html":
        from procmine.reporters.mappage import page_of

        return page_of(figure_svg(figure), figure.title, language)
    if format_name != "png":
        raise UsageError(
            say("no format '{format_name}' for a model", format_name=format_name),
            say("choose one of {known}", known=FORMATS),
        )
    if not runs_own_dot() or has_own_letters(_words(figure)):
        graph = digraph(figure)
        graph.attr(dpi=str(72 * PNG_ZOOM))
        return run_dot(graph, "png")
    return rasterised(figure_svg(figure))


# Private functions


def _figure(model: Model, view: View | None, tasks: Tasks) -> Figure:
    if isinstance(model, DeclarativeModel):
        if view is not None:
            raise UsageError(
                say("{model}: constraints can't be drawn as a {view}", model=model.name, view=view),
                say("leave it out"),
            )
        return constraints_figure(model, model.name, tasks)
    if view == "tree":
        if model.tree is None:
            raise UsageError(
                say("{model}: isn't a process tree", model=model.name), say("draw it as bpmn")
            )
        return tree_figure(model.tree, model.name, tasks)
    if view == "bpmn" or (view is None and (model.tree or model.diagram)):
        from procmine.models.formats.writers.bpmn import diagram_of

        return diagram_figure(diagram_of(model), model.name, tasks)
    return net_figure(model.net, model.name, tasks)


def _words(figure: Figure) -> str:
    words = [word for mark in figure.marks for word in (*mark.lines, *mark.notes)]
    return "".join([*words, *(line.text for line in figure.lines)])
