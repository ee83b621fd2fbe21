"""What is said of a wrong command line: what Typer says of it, in our manner and language."""

from __future__ import annotations

import re
from typing import Any, cast

from procmine.cli import check
from procmine.errors import UsageError
from procmine.words.say import say, unsaid

#: What Typer says, as we say it. A text of no known form stays English.
_MESSAGES = (
    unsaid("no such option: {it}"),
    unsaid("no such command '{it}'"),
    unsaid("missing argument '{it}'"),
    unsaid("option '{it}' requires an argument"),
    unsaid("got unexpected extra argument(s) ({it})"),
    unsaid("{it} is not one of {known}"),
    unsaid("{it}: should be a valid integer"),
    unsaid("{it}: should be a valid number"),
    unsaid("{it}: should be greater than or equal to {least}"),
)


def _in_language(text: str) -> str:
    for message in _MESSAGES:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(message))
        if found := re.fullmatch(pattern, text):
            return say(message, **found.groupdict())
    return text


def told(error: Exception) -> UsageError:
    """Say what is wrong with a command line: in one line, and a hint."""
    text: str = cast(Any, error).format_message()
    context = getattr(error, "ctx", None)
    name = context.command_path if context is not None else "procmine"
    text = re.sub(r" \(Possible options: (.*)\)", r" Did you mean \1?", text)
    text, *guesses = text.split(" Did you mean ")
    text = re.sub(r"^Invalid value for '([^']*)': ", r"\1: ", text)
    text = text.replace("Value error, ", "").replace("Input should be", "should be")
    text = text.partition(", unable to parse")[0]
    text = text[:1].lower() + text[1:].rstrip(".")
    hint = say("`{name} --help` shows what it takes", name=name)
    if guesses:
        hint = say("did you mean {guess}", guess=guesses[0].replace("'", ""))
    if context is not None and context.info_name == check.NAME and "--fail-on" in text:
        hint = say("a check fails by budgets: --max high=0, or --max medium=0")
    return UsageError(f"{name}: {_in_language(text)}", hint)
