"""Write the pages of docs/ that follow from the code: `python docs/make.py`.

A test fails where a page is stale.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import typer

from procmine.cli.app import app
from procmine.models.templates import TEMPLATES
from procmine.relations import RELATIONS
from procmine.rules import RULES, Rule

HERE = Path(__file__).parent
_CONCERNS = {
    "all": "all", "a": "with a", "b": "with b", "either": "with a or b", "both": "with both",
    "after": "with b after a",
}  # fmt: skip


def pages() -> dict[str, str]:
    """Give the text of each generated page, by its path below docs/."""
    made = {f"rules/{rule.code}.md": _rule_page(rule) for rule in RULES}
    made["rules/README.md"] = _rule_list()
    made["relations.md"] = _relations()
    made["templates.md"] = _templates()
    made["cli.md"] = _cli()
    return made


def _rule_page(rule: type[Rule]) -> str:
    needs = ", ".join(need.replace("|", " or ") for need in rule.needs) or "any log"
    settings = "".join(f"| `{name}` | `{value}` |\n" for name, value in rule.settings.items())
    return (
        f"# {rule.code} {rule.name}\n\n{rule.page()}\n\n## Facts\n\n"
        f"- Kind: {rule.kind}\n- Needs: {needs}\n{_doubts(rule)}"
        "- Examples that must and must not be found: "
        f"[tests/rules/{rule.code}.toml](../../tests/rules/{rule.code}.toml)\n\n"
        f"| setting | default |\n|---|---|\n{settings}\n"
        f"```sql\n{rule.sql()}\n```\n"
    )


def _doubts(rule: type[Rule]) -> str:
    info = rule.info()
    return f"- Makes doubtful: {', '.join(info.affects)}\n" if info.affects else ""


def _rule_list() -> str:
    rows = "".join(
        f"| [{r.code}]({r.code}.md) | {r.name} | {r.kind} | {r.info().summary} |\n" for r in RULES
    )
    return f"# The rules\n\n| code | name | kind | finds |\n|---|---|---|---|\n{rows}"


def _relations() -> str:
    rows = "".join(f"| `{r.name}` | {r.row} |\n" for r in RELATIONS)
    return (
        "# The relations\n\nWhat the SQL of a rule reads. Each is defined once, in a module of"
        " `procmine/relations/`, whose docstring lists its columns.\n\n"
        f"| relation | a row is |\n|---|---|\n{rows}"
    )


def _templates() -> str:
    rows = "".join(
        f"| `{name}` | {template.definition} | {_CONCERNS[template.concern]} "
        f"| {', '.join(template.breaches)} |\n"
        for name, template in TEMPLATES.items()
    )
    return (
        "# The templates of constraints\n\na is the first activity of a constraint, b the second;"
        " `count`, `counts`, `within_us` and `at_least_us` (microseconds) are its further values."
        " A case that a constraint doesn't concern keeps to it. Examples are on the page about"
        " [conformance](conformance.md).\n\n"
        "| template | asks that | concerns cases | a breach is |\n|---|---|---|---|\n" + rows
    )


def _cli() -> str:
    # From the options themselves, not from the printed help, which is laid out anew in each Typer.
    group = typer.main.get_command(app)
    return "# The command line\n\n" + "\n".join(
        _command(name, command) for name, command in group.commands.items()
    )


def _command(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    usage = " ".join(["procmine", name, *(p.metavar or p.name.upper() for p in arguments)])
    rows = "".join(f"| `{_typed(p)}` | {' '.join((p.help or '').split())} |\n" for p in options)
    text = re.sub(
        r"^procmine .*(?:\nprocmine .*)*",
        lambda found: f"```sh\n{found[0]}\n```",
        inspect.cleandoc(command.help or ""),
        flags=re.MULTILINE,
    )
    head = f"## {name}\n\n`{usage} [OPTIONS]`\n\n{text}\n\n"
    return f"{head}| option | what it does |\n|---|---|\n{rows}"


def _typed(option: Any) -> str:
    words = [*option.opts, *([option.metavar] if option.metavar else [])]
    return " ".join(words).replace("|", r"\|")  # a bar would end the cell


def main() -> None:
    """Write all pages."""
    for name, text in pages().items():
        target = HERE / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
