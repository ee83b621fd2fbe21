"""XES files of the regular form: they give what the parser gives, or are left to it."""

from __future__ import annotations

import gzip
from dataclasses import fields
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmine.errors import DataError
from procmine.eventlog import Limits
from procmine.importers.packing import unpacked
from procmine.importers.xes import content, regular
from procmine.importers.xes.columns import Columns
from procmine.importers.xes.glue import Irregular
from procmine.importers.xes.log import read_xes
from procmine.importers.xes.store import ChunkStore

LOGS = Path(__file__).parents[4] / "shared" / "logs"
HEAD = (
    b'<?xml version="1.0" encoding="UTF-8" ?>\n<!-- a comment -->\n<log xes.version="1.0">\n'
    b'<classifier name="Both" keys="concept:name kind"/>\n'
    b'<global scope="event"><string key="channel" value="letter"/></global>\n'
)
CASE = b'<trace>\n  <string key="concept:name" value="1"/>\n'
EVENT = b'  <event>\n    <string key="concept:name" value="a"/>\n  </event>\n'
END = b"</trace>\n"
LOG = HEAD + CASE + EVENT + END + CASE.replace(b'"1"', b'"2"') + EVENT + EVENT + END + b"</log>\n"


def is_regular(data: bytes) -> bool:
    with NamedTemporaryFile() as file, ChunkStore(Columns("log.xes")) as store:
        file.write(data)
        file.flush()
        try:
            with Path(file.name).open("rb") as raw:
                regular.read_regular(unpacked(raw, "log.xes", Limits()), "log.xes", store)
        except (Irregular, DataError, EOFError):
            return False
    return True


def outcome(file: Path) -> Any:
    """Give all that can be seen of a log, or the error."""
    try:
        with read_xes(file, "log.xes") as log:
            told = {f.name: getattr(log, f.name) for f in fields(log) if f.name != "_store"}
            for name in ("attributes", "offsets", "unreadable", "filled"):
                told[name] = sorted(told[name].items())
            return told | {"rows": log.table().to_pylist()}
    except DataError as error:
        return {"error": (type(error), error.message, error.hint)}


def assert_both_agree(data: bytes, *but: str) -> None:
    with NamedTemporaryFile() as file, pytest.MonkeyPatch.context() as patched:
        file.write(data)
        file.flush()
        found = outcome(Path(file.name))
        patched.setattr(content, "_regular", _left_to_the_parser)
        expected = outcome(Path(file.name))

    for told in (found, expected):
        for name in but:
            told.pop(name, None)
    # By their texts: NaN is not NaN.
    assert repr(found) == repr(expected)


def _left_to_the_parser(*given: object) -> None:
    raise Irregular


# Which files are regular


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\n", b""),
        (b"\n", b"\r\n"),
        (b'" value="a"', b'"\n\t value = "a"'),
        (b'value="a"/>', b'value="a" />'),
        (b'"a"', b"\"a > b &lt; c &#233;&#10;&#x1F600; 'd'\""),
        (b'"a"', '"Zoë, 案例 😀"'.encode()),
        (b'"a"', b'"two\r\n\tlines"'),
        (b'"a"', b'""'),
        (b'<string key="concept:name" value="1"/>', b'<int key="concept:name" value="007"/>'),
        (b'value="a"/>', b'value="a"/><string key="concept:name" value="b"/>'),
        (b'value="a"/>', b'value="a"/><int key="concept:name" value="3"/>'),
        (b'value="a"/>', b'value="a"/><int key="case:x" value="3"/><int key="x" value="."/>'),
        (b"</log>", b'<!-- the end --><string key="late" value="x"/></log><!-- of all -->'),
        (b' encoding="UTF-8" ', b""),
        (b"<?xml", b"\xef\xbb\xbf<?xml"),
        (b'<log xes.version="1.0">', b'<log xmlns="http://www.xes-standard.org/">'),
    ],
)
def test_the_usual_forms_are_read_without_the_parser_and_alike(old: bytes, new: bytes) -> None:
    data = LOG.replace(old, new)

    assert data != LOG
    assert is_regular(data)
    assert_both_agree(data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"a"/>', b'"a"><int key="nested" value="1"/></string>'),
        (b'"a"/>', b'"a"></string>'),
        (b'"a"/>', b'"a"/><list key="l"><values/></list>'),
        (b'"a"/>', b'"a"/><!-- a comment -->'),
        (b'"a"/>', b'"a"/><![CDATA[text]]>'),
        (b'"a"/>', b'"a"/><?target?>'),
        (b'"a"/>', b'"a"/>text'),
        (b'"a"/>', b'"a" other="b"/>'),
        (b'"a"/>', b'"a"/'),
        (b'"a"', b"'a'"),
        (b'"a"', b'"a<b"'),
        (b'"a"', b'"a&other;"'),
        (b'"a"', b'"&#0;"'),
        (b'"a"', b'"&#xFFFE;"'),
        (b'"a"', b'"\x01"'),
        (b'"a"', b'"\xff"'),
        (b'"a"', b'"\xed\xa0\x80"'),
        (b'"a"', b'"\xef\xbf\xbf"'),
        (b'"a"', b'"a" "'),
        (b'"concept:name" value="a"', b'"a&amp;b" value="a"'),
        (b'"concept:name" value="a"', b'"a\nb" value="a"'),
        (b'"concept:name" value="a"', b'"" value="a"'),
        (b'"concept:name" value="a"', b'"' + b"k" * 1_001 + b'" value="a"'),
        (b'key="concept:name" value="a"', b'value="a" key="concept:name"'),
        (b'<string key="concept:name" value="a"', b'<string key="concept:name"'),
        (b'<string key="concept:name" value="a"', b'<xes:string key="concept:name" value="a"'),
        (b'<string key="concept:name" value="a"', b'<strings key="concept:name" value="a"'),
        (b'<string key="concept:name" value="1"/>', b""),
        (b'<string key="concept:name" value="1"/>', b'<string key="concept:name" value=""/>'),
        (b'<string key="concept:name" value="1"/>', b'<string key="other" value="1"/>'),
        (b"<event>", b'<event id="1">'),
        (b"</event>\n<", b"</event>\n<event/><"),
        (b"</event>\n<", b'</event>\n<string key="after" value="x"/><'),
        (b"</event>\n  <event>", b"</event></event><event>"),
        (b"<event>\n    <s", b"<event><event>\n    <s"),
        (END + CASE[:7], END + b"<trace/>" + CASE[:7]),
        (END + CASE[:7], END + CASE + END + CASE[:7]),
        (END + CASE[:7], CASE[:7]),
        (END + CASE[:7], END + b"<!-- </trace> -->" + CASE[:7]),
        (END + CASE[:7], END + b'<string key="between" value="x"/>' + CASE[:7]),
        (END + b"</log>", END + b"<trace></trace></log>"),
        (END + b"</log>", END),
        (END + b"</log>", b"</trace >\n</log>"),
        (HEAD + b"<trace>", HEAD + b"<trace >"),
        (END + b"</log>", END + b"</log>" + CASE + EVENT + END),
        (b"</log>\n", b"</log><log/>"),
        (b"a comment", b"a comment with <trace>"),
        (b'version="1.0">\n<c', b'version="1.0"><odd>\n<c'),
        (b"</global>", b""),
        (b"UTF-8", b"iso-8859-1"),
        (b"UTF-8", b"utf-16"),
        (b"<log", b'<!DOCTYPE log [<!ENTITY a "b">]><log'),
        (LOG, b""),
        (LOG, b"<log>"),
        (LOG, gzip.compress(LOG)[:-9]),
        (LOG, LOG.decode().encode("utf-16")),
    ],
)  # fmt: skip
def test_whatever_else_is_left_to_the_parser(old: bytes, new: bytes) -> None:
    data = LOG.replace(old, new)

    assert data != LOG
    assert not is_regular(data)
    assert_both_agree(data)


def test_a_case_of_many_megabytes_is_left_to_the_parser() -> None:
    assert not is_regular(HEAD + CASE + EVENT * 200_000 + END + b"</log>")


def test_a_thousand_columns_for_every_row_are_left_to_the_parser() -> None:
    wide = b"<event>%s</event>" % b"".join(b'<id key="%d" value=""/>' % k for k in range(1_000))

    assert is_regular(HEAD + CASE + wide + END + b"</log>")
    assert not is_regular(HEAD + CASE + wide + EVENT * 9_000 + END + b"</log>")


# Properties

KEYS = st.sampled_from(["concept:name", "x", "X", "a b", "case:x", "资源", ">'"])
TAGS = st.sampled_from(["string", "date", "int", "float", "boolean", "id"])
LINES = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\t\n\r")
TEXTS = st.one_of(
    st.text(LINES.filter(lambda c: c not in "\ufffe\uffff"), max_size=9).map(quoteattr),
    st.sampled_from(
        ["1", "-7", "9007199254740993", "1.5", "INF", "NaN", "true", "False", "a&amp;b",
         "2024-05-01T09:00:00Z", "2024-05-01T09:00:00.1234567+02:00", "2024-05-01",
         "0x1F", " 4 ", "&#9;", "two\nlines"]
    ).map(lambda text: f'"{text}"'),
).filter(lambda text: text.startswith('"'))  # fmt: skip
ATTRIBUTES = st.builds(
    lambda tag, key, text: f'<{tag} key="{key}" value={text}/>', TAGS, KEYS, TEXTS
)
EVENTS = st.lists(ATTRIBUTES, min_size=1, max_size=5).map("".join)
NAMES = st.integers(0, 5).map(lambda n: f'<string key="concept:name" value="case {n}"/>')
CASES = st.builds(
    lambda name, more, events: (
        f"<trace>{name}{''.join(more)}{''.join(f'<event>{e}</event>' for e in events)}</trace>\n"
    ),
    NAMES,
    st.lists(ATTRIBUTES.filter(lambda text: "concept:name" not in text), max_size=2),
    st.lists(EVENTS, min_size=1, max_size=4),
)
LOGS_MADE_UP = st.lists(CASES, min_size=1, max_size=5).map(
    lambda cases: HEAD + "".join(cases).encode() + b"</log>"
)


@settings(deadline=None, max_examples=150)
@given(LOGS_MADE_UP)
def test_regular_logs_of_any_values_are_read_alike(data: bytes) -> None:
    assert_both_agree(data)


@settings(deadline=None, max_examples=100)
@given(LOGS_MADE_UP, st.integers(300, 900))
def test_where_a_file_is_cut_does_not_show(data: bytes, size: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(regular, "CUT_BYTES", size)

        # The unreadable values that are kept aside come a part of the file after another.
        assert_both_agree(data, "examples")


SNIPPETS = st.one_of(
    st.binary(max_size=3),
    st.sampled_from(
        [b"<", b">", b'"', b"'", b"&", b"/", b"=", b" ", b"\n", b"\t", b"\r", b"\0", b"\xff",
         b"&amp;", b"&#10;", b"&x;", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x?>",
         b"<trace>", b"</trace>", b"<event>", b"</event>", b"<event/>", b"<trace/>", b"</log>",
         b"<log>", b"<values>",
         b'<int key="x" value="1"/>', b'<int key="x" value="1">', b"</int>", b'<list key="l">',
         b"</list>", b'"/>', b' value="', b' key="', b"\xef\xbf\xbe", "é".encode()]
    ),
)  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.integers(0, len(LOG)), st.integers(0, 30), SNIPPETS), min_size=1, max_size=2
)


@settings(deadline=None, max_examples=500)
@given(CHANGES)
def test_changed_files_are_read_alike_or_left_to_the_parser(
    changes: list[tuple[int, int, bytes]],
) -> None:
    data = LOG
    for place, deleted, snippet in changes:
        data = data[:place] + snippet + data[place + deleted :]

    assert_both_agree(data)


# Real logs


def _real_logs() -> list[Path]:
    return sorted([*LOGS.rglob("*.xes"), *LOGS.rglob("*.xes.gz")])


@pytest.mark.parametrize("file", _real_logs(), ids=lambda file: file.name)
def test_real_logs_are_read_alike(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        with read_xes(file) as log:
            found, notes = log.table(), log.notes
    except DataError:
        pytest.skip("mixes times with and without an offset")
    monkeypatch.setattr(content, "_regular", _left_to_the_parser)

    with read_xes(file) as log:
        assert log.table().equals(found)
        assert log.notes == notes
