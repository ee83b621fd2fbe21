"""What DECLARE's templates are called by pm4py, MINERful, Declare4Py and RuM."""

from __future__ import annotations

import re

from procmine.models.templates import TEMPLATES

#: Names without spaces, hyphens, capitals and numbers, and the template that each stands for.
_NAMES = {
    **{name.replace("-", ""): name for name in TEMPLATES},
    "exactlyone": "exactly", "altresponse": "alternate-response",
    "altprecedence": "alternate-precedence", "altsuccession": "alternate-succession",
    "noncoexistence": "not-co-existence", "nonsuccession": "not-succession",
    "nonchainsuccession": "not-chain-succession", "notrespondedexistence": "not-co-existence",
    "notprecedence": "not-response", "notchainresponse": "not-chain-succession",
    "notchainprecedence": "not-chain-succession", "atleast": "existence",
    "participation": "existence", "activfreq": "activity-counts",
}  # fmt: skip
#: At most so many times: fewer than one more.
_AT_MOST = {"atmost": None, "atmostone": 1, "uniqueness": 1}


def template_named(name: str) -> tuple[str, int | None] | None:
    """Give the template that others call so, with its count; None where there is none."""
    match = re.fullmatch(r"([a-z]+)(\d{0,9})", re.sub(r"[\s_-]", "", name).lower())
    if match is None:
        return None
    stem, number = match[1], int(match[2]) if match[2] else None
    if stem in _AT_MOST:
        most = number if number is not None else _AT_MOST[stem]
        return None if most is None else ("absence", most + 1)
    template = _NAMES.get(stem)
    counts = template is not None and "count" in TEMPLATES[template].optional
    return (template, number) if template and (counts or number is None) else None
