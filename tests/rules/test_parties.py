"""Two findings at one place, between other parties, are two."""

from small_logs import related

from procmine.analysis import analyze
from procmine.rules.ping_pong import PingPong


def test_findings_between_other_parties_have_other_fingerprints():
    bounce = "A 0 @x/{0}, B 10 @y/{1}, A 20 @x/{0}, B 30 @y/{1}, A 40 @x/{0}, B 50 @y/{1}"
    text = f"c1..c40: {bounce.format('one', 'two')}\nd1..d40: {bounce.format('one', 'three')}"
    text += "\ne1..e100: A 0 @x/one, B 10 @y/two"

    with related(text) as log:
        findings = analyze(log, rules=[PingPong], figures=False).findings

    assert [finding.subject.parties for finding in findings] == [("one", "three"), ("one", "two")]
    assert len({finding.fingerprint for finding in findings}) == 2
