"""A terminal of another encoding gets the nearest that it can show."""

import pytest

from procmine.words.substitutes import encoded


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("▁▂▃▄▅▆▇█", "_.-:=+*#"),
        ("██▍ ▊", "##: #"),
        ("“Pay…out” – 3 × 4 · é", '"Pay~out" - 3 x 4 - e'),
        ("主管 approves", "???? approves"),
        ("plain", "plain"),
    ],
)
def test_what_ascii_lacks_gets_a_substitute_of_the_same_width(text, shown):
    assert encoded(text, "ascii").decode("ascii") == shown


def test_only_what_the_encoding_lacks_is_replaced():
    assert encoded("主管审批 ▁█ é 😀", "gbk").decode("gbk") == "主管审批 ▁█ é ??"
    assert encoded("Prüfung – 主管", "latin-1").decode("latin-1") == "Prüfung - ????"
    assert encoded("主管 ▁ é", "utf-8").decode() == "主管 ▁ é"
