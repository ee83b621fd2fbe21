"""Parts of Markdown in which nothing that came with a log is markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from procmine.words import clean_text

#: All that begins or ends markup, here or in GitHub's, GitLab's and wikis' dialects: formulas,
#: entities, emoji, addresses (https: and www.) among it.
_SPECIAL = re.compile(r"([\\`*_\[\]{}<>#|~@$&]|:(?=[^\W\d]\w*:|//)|(?<=www)\.)", re.IGNORECASE)
#: A name or a number after these is told to somebody or becomes a link, escaped or not.
_CALLS = re.compile(r"(?<=[@#])(?=\w)")
_WORD_JOINER = "\u2060"
#: So long may a piece of text be.
_LONGEST = 300


def escaped(text: str, longest: int = _LONGEST) -> str:
    """Write text so that nothing in it is markup, a mention, a link or the end of a cell."""
    text = clean_text(text)
    if len(text) > longest:
        text = f"{text[: longest - 1]}…"
    return _CALLS.sub(_WORD_JOINER, _SPECIAL.sub(r"\\\1", text))


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay cells out as a table; the heads are of our own words, the cells are escaped here."""
    lines = [columns, ["---"] * len(columns), *([escaped(c) for c in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
