"""Whatever the bytes, a reader gives a model or a ProcmineError."""

import contextlib
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from procmine.errors import ProcmineError
from procmine.models.formats import read_model
from procmine.models.formats.pnml import read_pnml
from procmine.models.formats.ptml import read_ptml
from procmine.models.soundness import soundness_of

MODELS = (
    b"""<?xml version="1.0"?><pnml><net id="n" type="ptnet"><page id="p">
<place id="in"><initialMarking><text>1</text></initialMarking></place><place id="out"/>
<transition id="t"><name><text>A</text></name></transition>
<transition id="u"><toolspecific tool="ProM" activity="$invisible$"/></transition>
<arc id="1" source="in" target="t"/><arc id="2" source="t" target="out"/>
<arc id="3" source="in" target="u"/><arc id="4" source="u" target="out"><inscription>
<text>1</text></inscription></arc></page><finalmarkings><marking><place idref="out">
<text>1</text></place></marking></finalmarkings></net></pnml>""",
    b"""<?xml version="1.0"?><ptml><processTree id="x" name="x" root="r">
<xorLoop id="r" name=""/><xor id="x" name=""/><manualTask id="a" name="A"/>
<automaticTask id="t" name="tau"/><manualTask id="b" name="B"/>
<parentsNode id="1" sourceId="r" targetId="x"/><parentsNode id="2" sourceId="r" targetId="t"/>
<parentsNode id="3" sourceId="r" targetId="b"/><parentsNode id="4" sourceId="x" targetId="a"/>
</processTree></ptml>""",
    b"->( 'A', X( 'B', tau ), *( 'C', 'D' ), O( 'E', +( 'F', 'G' ) ) )",
)
PIECES = re.compile(rb'<[^>]*>|"[^"]*"|\'[^\']*\'|\w+|.', re.DOTALL)
OTHERS = st.binary(max_size=6) | st.sampled_from([
    b"<net/>", b"<place/>", b'<arc source="in"/>', b'id="t"', b"<text>99999</text>", b"</page>",
    b'<referencePlace id="in" ref="in"/>', b"<marking><place/></marking>", b"&amp;", b"<",
    b'<parentsNode sourceId="r" targetId="r"/>', b"<!-- -->", b"<?pi?>", b"<![CDATA[x]]>", b"((",
])  # fmt: skip


@st.composite
def spoilt(draw):
    """Give a model with some of its pieces doubled, left out, swapped or put in."""
    pieces = PIECES.findall(draw(st.sampled_from(MODELS)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(pieces) - 1))
        what = draw(st.sampled_from(["out", "twice", "other", "swap"]))
        if what == "out":
            pieces[at] = b""
        elif what == "twice":
            pieces[at] *= 2
        elif what == "other":
            pieces[at] = draw(OTHERS)
        else:
            to = draw(st.integers(0, len(pieces) - 1))
            pieces[at], pieces[to] = pieces[to], pieces[at]
    return b"".join(pieces)


@settings(max_examples=400)
@given(spoilt())
def test_a_spoilt_model_is_read_or_refused(content):
    try:
        model = read_model(content, "model")
    except ProcmineError as error:
        assert len(error.message) < 400
        assert "\n" not in error.message
        return

    soundness_of(model.net)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_model_or_refused(content):
    for read in (read_model, read_pnml, read_ptml):
        with contextlib.suppress(ProcmineError):
            read(content, "model")
