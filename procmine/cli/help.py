"""The help pages: plain text, examples first, options in groups."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

#: A paragraph that begins so shows command lines, one a line.
EXAMPLE = "procmine "
#: The group of options where a command has no others.
_OPTIONS = "Options"
#: main() takes this one out before Typer sees it, so that it may stand anywhere.
_DEBUG = ("--debug", "Show where an error comes from.")


class Command(TyperCommand):
    """A command whose help shows examples as they are, and its options in groups."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Give the usage as people type it: the log first."""
        arguments = [p for p in self.get_params(ctx) if p.param_type_name == "argument"]
        return [*(str(p.metavar) for p in arguments), "[OPTIONS]"]

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write the description."""
        _write_text(self.help or "", formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, each group under its name, in the order of their first options."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            row = parameter.get_help_record(ctx)
            if parameter.param_type_name == "option" and row is not None:
                group = getattr(parameter, "rich_help_panel", None) or _OPTIONS
                groups.setdefault(group, []).append(row)
        common = [*groups.pop(_OPTIONS, []), _DEBUG]
        groups.setdefault(list(groups)[-1] if groups else _OPTIONS, []).extend(common)
        for name, rows in groups.items():
            with formatter.section(name):
                formatter.write_dl(rows)


class Group(TyperGroup):
    """The program itself; what can be done with it comes before its options."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Give the usage as people type it."""
        return ["COMMAND", "[OPTIONS]"]

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write the description."""
        _write_text(self.help or "", formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, then the options."""
        self.format_commands(ctx, formatter)
        rows = [row for p in self.get_params(ctx) if (row := p.get_help_record(ctx)) is not None]
        with formatter.section(_OPTIONS):
            formatter.write_dl([*rows, _DEBUG])


def _write_text(text: str, formatter: Any) -> None:
    """Write paragraphs wrapped, and command lines, the examples, as they are."""
    for paragraph in text.split("\n\n"):
        formatter.write_paragraph()
        if paragraph.startswith(EXAMPLE):
            formatter.write("".join(f"    {line}\n" for line in paragraph.splitlines()))
        else:
            with formatter.indentation():
                formatter.write_text(" ".join(paragraph.split()))
