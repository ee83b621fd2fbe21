"""Words in activities' names that say what kind of step they are, in English and Chinese."""

from __future__ import annotations

#: An approval: somebody else's work is let pass.
APPROVALS = (
    "approv", "authoris", "authoriz", "endorse", "sign off", "sign-off", "countersign", "审批", "批准",
    "核准", "复核", "审核通过", "签发", "会签",
)  # fmt: skip
#: A rejection: it is not let pass.
REJECTIONS = (
    "reject",
    "declin",
    "denied",
    "deny",
    "disapprov",
    "refus",
    "拒绝",
    "驳回",
    "退回",
    "不予",
)


def pattern(words: tuple[str, ...]) -> str:
    """Give a regular expression that finds one of the words in a lower-case name."""
    return "|".join(words)
