"""A model is known by its content, whatever its name; what is none is told in one line."""

import gzip

import pytest

from procmine.errors import DataError, ProcmineError, UnreadableFile
from procmine.models import ProceduralModel
from procmine.models.formats import LARGEST, open_model, read_model

NET = b"""<?xml version="1.0"?><pnml><net id="n" type="ptnet"><page id="p">
<place id="in"><initialMarking><text>1</text></initialMarking></place><place id="out"/>
<transition id="t"><name><text>A</text></name></transition>
<arc id="1" source="in" target="t"/><arc id="2" source="t" target="out"/>
</page></net></pnml>"""
TREE = b"""<?xml version="1.0"?><ptml><processTree id="x" name="x" root="r">
<sequence id="r" name=""/><manualTask id="a" name="A"/>
<parentsNode id="1" sourceId="r" targetId="a"/></processTree></ptml>"""
TEXT = b"->( 'A', tau )"


@pytest.mark.parametrize(("content", "kind"), [(NET, "petri-net"), (TREE, "process-tree")])
@pytest.mark.parametrize("around", ["%s", "\n  %s\n", "\ufeff%s"])
def test_xml_is_known_by_its_root_element(content, kind, around):
    model = read_model((around % content.decode()).encode(), "model.txt")

    assert isinstance(model, ProceduralModel)
    assert (model.kind, model.activities) == (kind, {"A"})


@pytest.mark.parametrize("content", [NET, TREE, TEXT, b"\n\n " + TEXT, b"\xef\xbb\xbf" + TEXT])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_files_are_read_packed_or_plain_under_any_name(tmp_path, content, pack):
    file = tmp_path / "model.csv"
    file.write_bytes(pack(content))

    assert open_model(file).activities == {"A"}
    assert open_model(str(file)).name == "model.csv"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_xml_of_other_encodings_is_read(encoding):
    declared = "utf-16" if encoding.startswith("utf-16") else encoding
    text = NET.decode().replace(">A<", ">Prüfung<")
    text = text.replace('<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{declared}"?>')

    assert read_model(text.encode(encoding), "model.pnml").activities == {"Prüfung"}


def test_a_tree_of_another_encoding_is_read_or_told():
    text = "->( 'Prüfung', 'A' )"

    assert read_model(text.encode("utf-16"), "tree.txt").activities == {"Prüfung", "A"}
    with pytest.raises(UnreadableFile, match="save"):
        read_model(text.encode("latin-1"), "tree.txt")


def test_a_tree_may_be_typed_in_place_of_a_path():
    model = open_model("->('A', X('B/C', tau))")

    assert model.name == "process tree"
    assert model.activities == {"A", "B/C"}


def test_a_typed_tree_that_is_none_is_told_by_its_place():
    with pytest.raises(UnreadableFile, match="process tree: column 8"):
        open_model("->('A' 'B')")


def test_a_file_that_is_called_like_a_tree_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "X('A')").write_bytes(NET)

    model = open_model("X('A')")

    assert isinstance(model, ProceduralModel)
    assert model.kind == "petri-net"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere.bpmn", "nowhere.bpmn: there is no such file"),
        ("a\0b", "is no path"),
        ("x" * 5000, "File name too long"),
        (".", "Is a directory"),
    ],
)
def test_what_cannot_be_opened_is_told(tmp_path, monkeypatch, path, message):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UnreadableFile) as error:
        open_model(path)

    assert message in error.value.message


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (b"", "the file is empty", "right file"),
        (b"\xef\xbb\xbf \n", "the file is empty", "right file"),
        (gzip.compress(b"", mtime=0), "the file is empty", "right file"),
        (b"<foo/>", "its root element is <foo>, which is no model", "<pnml> and <ptml>"),
        (b"<html><body/></html>", "its root element is <html>", "<definitions> (BPMN)"),
        (b"<log/>", "is an event log (XES), not a model", "--like model.x"),
        (b"<WorkflowLog/>", "is an event log (MXML), not a model", "--like model.x"),
        (b"PK\x03\x04\x00\x00", "is neither text nor XML", "--like"),
        (b"\x89PNG\r\n\x1a\n\x00", "is neither text nor XML", "--like"),
        (b"\xff\xfeA", "is neither text nor XML", "--like"),
        (b"case,activity\n1,A\n", "is no model that can be read", "BPMN, PNML, PTML"),
        (b"<pnml>", "is broken XML", "export"),
        (b"<pnml><net></pnml>", "is broken XML", "export"),
        (b'<?xml version="1.0" encoding="nonsense"?><pnml/>', "is broken XML", "UTF-8"),
        (gzip.compress(NET, mtime=0)[:-9], "is cut short, or broken inside", "again"),
        (b"\x1f\x8bnot gzip", "is cut short, or broken inside", "again"),
    ],
)
def test_what_is_no_model_is_told_in_one_line_with_a_hint(content, message, hint):
    with pytest.raises(UnreadableFile) as error:
        read_model(content, "model.x")

    assert error.value.message.startswith("model.x: ")
    assert message in error.value.message
    assert "\n" not in error.value.message
    assert hint in error.value.hint


def test_a_net_that_no_case_can_be_judged_by_is_refused():
    never = b'<place id="never"/><arc id="3" source="never" target="t"/>'

    with pytest.raises(DataError, match="no run of it can end"):
        read_model(NET.replace(b"</page>", never + b"</page>"), "model.pnml")


def test_a_file_that_is_too_large_for_a_model_is_refused():
    bomb = gzip.compress(b"<pnml>" + b" " * (LARGEST + 1))

    with pytest.raises(UnreadableFile, match="too large for a model"):
        read_model(bomb, "model.pnml")


def test_a_file_of_too_many_elements_is_refused_before_they_take_memory():
    with pytest.raises(UnreadableFile, match="too large for a model"):
        read_model(b"<pnml>" + b"<a/>" * 500_001 + b"</pnml>", "model.pnml")


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE pnml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><pnml id="&b;"/>',
        b'<!DOCTYPE pnml SYSTEM "file:///etc/passwd"><pnml/>',
        b'<!DOCTYPE pnml [<!ENTITY x SYSTEM "file:///etc/passwd">]><pnml>&x;</pnml>',
        b"<!DOCTYPE pnml ["
        + b"".join(
            b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"lol") for n in range(20)
        )
        + b']><pnml id="&e19;">&e19;</pnml>',
    ],
)
def test_document_types_and_their_entities_are_refused(content):
    with pytest.raises(UnreadableFile, match=r"document type|broken XML"):
        read_model(content, "model.pnml")


@pytest.mark.parametrize("tag", [b"page", b"net", b"a"])
def test_xml_that_is_nested_without_end_is_refused(tag):
    deep = b"<pnml>" + b"<%s>" % tag * 100_000 + b"</%s>" % tag * 100_000 + b"</pnml>"

    with pytest.raises(ProcmineError):
        read_model(deep, "model.pnml")


def test_names_of_many_megabytes_do_not_get_into_messages():
    long = "x" * 5_000_000

    for part in (f'<place id="{long}"/>' * 2, f'<arc id="{long}" source="in" target="q"/>'):
        with pytest.raises(UnreadableFile) as error:
            read_model(NET.replace(b"</page>", part.encode() + b"</page>"), "model.pnml")
        assert len(error.value.message) < 300
