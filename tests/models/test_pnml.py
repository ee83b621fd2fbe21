"""Nets as PNML: of several tools and pages, with and without markings; what is more is refused."""

import pytest

from procmine.errors import DataError, ProcmineError, UnreadableFile, UsageError
from procmine.models.formats.pnml import read_pnml

HIDDEN = '<toolspecific tool="ProM" version="6.4" activity="$invisible$"/>'
ENDS = '<finalmarkings><marking><place idref="out"><text>1</text></place></marking></finalmarkings>'
IN = '<place id="in"><initialMarking><text>1</text></initialMarking></place>'
OUT = '<place id="out"/>'


def step(number, name="", more=""):
    named = f"<name><text>{name}</text></name>" if name else ""
    return f'<transition id="{number}">{named}{more}</transition>'


def arc(source, target, more=""):
    return f'<arc id="{source}-{target}" source="{source}" target="{target}">{more}</arc>'


A_NET = IN + OUT + step("t", "A") + arc("in", "t") + arc("t", "out")


def pnml(page, beside=ENDS, kind="http://www.pnml.org/version-2009/grammar/ptnet", outer=""):
    return (
        f'<?xml version="1.0"?><pnml xmlns="http://www.pnml.org/version-2009/grammar/pnml">'
        f'<net id="n" type="{kind}"><page id="p">{page}</page>{beside}</net>{outer}</pnml>'
    ).encode()


def read(page, **given):
    return read_pnml(pnml(page, **given), "net.pnml")


def labels(model):
    return [transition.label for transition in model.net.transitions]


def test_a_net_is_read_in_the_order_of_its_file():
    model = read(A_NET)

    assert model.net.places == ("in", "out")
    assert [(t.id, t.label, t.element) for t in model.net.transitions] == [("t", "A", "t")]
    assert model.net.arcs == (("in", "t", 1), ("t", "out", 1))
    assert (model.net.initial, model.net.finals) == ({"in": 1}, ({"out": 1},))
    assert (model.name, model.kind, model.notes) == ("net.pnml", "petri-net", ())


@pytest.mark.parametrize(
    "marker",
    [
        HIDDEN,
        '<toolspecific tool="StochasticPetriNet" version="0.2">'
        '<property key="priority">1</property><property key="invisible">true</property>'
        "</toolspecific>",
    ],
)
def test_steps_that_tools_mark_as_invisible_are_silent(marker):
    model = read(IN + OUT + step("t", "tau split", marker) + step("u", "A"))

    assert labels(model) == [None, "A"]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("A  b ", "A  b "),
        ("\n        A b\n      ", "A b"),
        ("send\n  letter", "send letter"),
        ("A<!-- really -->B", "AB"),
        ("&lt;A&gt; &amp; 订单", "<A> & 订单"),
    ],
)
def test_line_breaks_around_a_name_are_those_of_the_file(written, label):
    assert labels(read(IN + OUT + step("t", written))) == [label]


def test_transitions_without_a_name_go_by_their_ids_and_that_is_told():
    model = read(IN + OUT + step("t") + step("u", "A"))

    assert labels(model) == ["t", "A"]
    assert model.notes == ("transitions without a name go by their ids: 't'",)


def test_pages_within_pages_and_references_between_them_are_one_net():
    inner = f'<page id="q">{OUT}<referencePlace id="ref" ref="mid"/>{step("u", "B")}'
    inner += arc("ref", "u") + arc("u", "out") + "</page>"
    outer = IN + '<place id="mid"/>' + step("t", "A") + arc("in", "t") + arc("t", "mid")

    model = read(outer + inner)

    assert model.net.places == ("in", "mid", "out")
    assert ("mid", "u", 1) in model.net.arcs


def test_a_net_without_pages_is_read():
    content = pnml("", beside=A_NET + ENDS).replace(b'<page id="p"></page>', b"")

    assert read_pnml(content, "net.pnml").activities == {"A"}


def test_weights_are_read_and_arcs_between_the_same_nodes_are_added_up():
    weight = "<inscription><text> 3 </text></inscription>"
    page = IN + OUT + step("t", "A") + arc("in", "t", weight) + arc("t", "out") + arc("t", "out")

    assert read(page).net.arcs == (("in", "t", 3), ("t", "out", 2))


def test_numbers_as_pipe_writes_them_are_read():
    page = A_NET.replace("<text>1</text>", "<value>Default,2</value>")

    assert read(page).net.initial == {"in": 2}


def test_several_final_markings_are_all_ends_and_their_zeros_are_nothing():
    beside = (
        '<finalmarkings><marking><place idref="out"><text>1</text></place>'
        '<place idref="in"><text>0</text></place></marking>'
        '<marking><place idref="in"><text>2</text></place></marking></finalmarkings>'
    )

    assert read(A_NET, beside=beside).net.finals == ({"out": 1}, {"in": 2})


ALL_ZERO = ENDS.replace("<text>1", "<text>0")


@pytest.mark.parametrize("beside", ["", "<finalmarkings/>", ALL_ZERO])
def test_without_a_final_marking_a_net_ends_in_its_sink_and_says_so(beside):
    model = read(A_NET, beside=beside)

    assert model.net.finals == ({"out": 1},)
    assert model.notes == ("it says not how it ends: taken is a token on 'out'",)


def test_sinks_of_a_choice_are_ends_each_for_itself():
    other = '<place id="other"/>' + step("u", "B") + arc("in", "u") + arc("u", "other")

    model = read(A_NET + other, beside="")

    assert model.net.finals == ({"out": 1}, {"other": 1})
    assert model.notes == ("it says not how it ends: taken is a token on 'out' or 'other'",)


def test_sinks_of_parallel_branches_are_one_end_together():
    model = read(A_NET + '<place id="other"/>' + arc("t", "other"), beside="")

    assert model.net.finals == ({"out": 1, "other": 1},)


def test_a_net_that_uses_up_its_last_token_may_end_without_any():
    page = IN + step("t", "A") + arc("in", "t")
    beside = ENDS.replace('"out"', '"in"').replace("<text>1", "<text>0")

    assert read(page, beside=beside).net.finals == ({},)


def test_without_an_initial_marking_a_net_begins_in_its_source_and_says_so():
    model = read(A_NET.replace("<text>1</text>", "<text>0</text>"))

    assert model.net.initial == {"in": 1}
    assert model.notes == ("it says not how it begins: taken is a token on 'in'",)


RING = '<place id="in"/>' + step("t", "A") + arc("in", "t") + arc("t", "in")


@pytest.mark.parametrize(
    ("page", "beside", "message"),
    [
        (RING, ENDS.replace("out", "in"), "net.pnml: says nowhere how it begins"),
        (RING.replace('<place id="in"/>', IN), "", "net.pnml: says nowhere how it ends"),
    ],
)
def test_a_net_without_a_beginning_or_an_end_is_refused(page, beside, message):
    with pytest.raises(DataError) as error:
        read(page, beside=beside)

    assert error.value.message.startswith(message)
    assert error.value.hint


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (A_NET + OUT, "a <place> has the id 'out', which is taken"),
        (A_NET + "<place/>", "a <place> has no id"),
        (A_NET + arc("t", "nowhere"), "the arc 't-nowhere' leads to 'nowhere', which is no node"),
        (A_NET + arc("in", "out"), "the arc 'in-out' joins two places, 'in' and 'out'"),
        (A_NET + step("u") + arc("t", "u"), "the arc 't-u' joins two transitions, 't' and 'u'"),
        (
            A_NET
            + '<referencePlace id="r" ref="s"/><referencePlace id="s" ref="r"/>'
            + arc("r", "t"),
            "the arc 'r-t' leads to",
        ),
    ],
)
def test_what_does_not_hang_together_is_refused(page, message):
    with pytest.raises(UnreadableFile) as error:
        read(page)

    assert error.value.message.startswith(f"net.pnml: {message}")


def typed(kind):
    return A_NET + arc("out", "t", kind)


@pytest.mark.parametrize(
    ("page", "kind", "message"),
    [
        (
            typed("<arctype><text>inhibitor</text></arctype>"),
            "",
            "from 'out' to 't' is of the type",
        ),
        (typed("<arctype><text>reset</text></arctype>"), "", "is of the type 'reset'"),
        (typed('<type value="inhibitor"/>'), "", "is of the type 'inhibitor'"),
        (A_NET, "http://www.pnml.org/version-2009/grammar/highlevelnet", "the net is coloured"),
        (A_NET, "http://www.pnml.org/version-2009/grammar/symmetricnet", "the net is coloured"),
        (
            A_NET + '<place id="c"><hlinitialMarking/></place>',
            "",
            "the place 'c' has coloured tokens (<hlinitialMarking>)",
        ),
        (A_NET + '<transition id="u" guard="x &gt; 3"/>', "", "the transition 'u' has a guard"),
        (
            typed("<inscription><text>x + y</text></inscription>"),
            "",
            "the inscription 'x + y' of the arc from 'out' to 't' is no number of tokens",
        ),
        (typed("<inscription><text>0</text></inscription>"), "", "is no number of tokens"),
        (typed(f"<inscription><text>{'9' * 5000}</text></inscription>"), "", "is no number"),
        (A_NET.replace("<text>1<", "<text>-1<"), "", "the initialMarking '-1' of the place 'in'"),
    ],
)
def test_what_is_more_than_tokens_is_refused_by_its_name_and_place(page, kind, message):
    with pytest.raises(UsageError) as error:
        read(page, kind=kind)

    assert message in error.value.message
    assert len(error.value.message) < 200
    assert error.value.hint


def test_ordinary_arcs_may_say_that_they_are():
    kinds = ("<arctype><text>normal</text></arctype>", '<type value="normal"/>')

    for kind in kinds:
        assert ("out", "t", 1) in read(typed(kind)).net.arcs


def test_one_of_several_nets_is_chosen_by_its_id():
    second = f'<net id="m"><page id="p">{A_NET.replace("A<", "B<")}</page>{ENDS}</net>'
    content = pnml(A_NET, outer=second)

    assert read_pnml(content, "net.pnml", process="m").activities == {"B"}
    with pytest.raises(UsageError, match=r"holds 2 nets\nhint: .*--process: 'n', 'm'"):
        read_pnml(content, "net.pnml")
    with pytest.raises(UsageError, match="holds no net 'x'"):
        read_pnml(content, "net.pnml", process="x")


def test_a_file_without_a_net_is_refused():
    with pytest.raises(ProcmineError, match="holds no net"):
        read_pnml(b"<pnml/>", "net.pnml")


def test_a_final_marking_of_no_place_is_refused():
    for wrong in ("nowhere", "t"):
        with pytest.raises(UnreadableFile, match=wrong):
            read(A_NET, beside=ENDS.replace("out", wrong))


def test_what_tools_keep_for_themselves_is_passed_over():
    own = '<toolspecific tool="X" version="1"><place id="in"/><condition/></toolspecific>'

    assert read(A_NET + own).net.places == ("in", "out")
