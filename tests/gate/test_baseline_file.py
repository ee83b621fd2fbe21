"""The file of a baseline: read, changed, and left as people wrote it."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmine.errors import UsageError
from procmine.gate.baseline import Accepted
from procmine.gate.baseline_file import parsed, read_baseline, started, updated

ONE = Accepted("1" * 16, "PM203", "one", "1 of 9 (11 %)", "ops", "known", date(2026, 1, 2))
TWO = Accepted("2" * 16, "PM601", "two", "2 of 9 (22 %)", expires=date(2027, 3, 31))

BY_HAND = f"""\
# Ours since 2025.

# Talk to Ann before this one goes.
[[accepted]]
code = "PM203"   # the code first
fingerprint = "{ONE.fingerprint}"
limit = "10%"
expires = "2027-03-31"

[[accepted]]
fingerprint = "{TWO.fingerprint}"
code = "PM601"
reason = '''
[[accepted]] is no header here, for it does not begin the line
'''
"""


def test_what_is_written_is_read_again():
    assert parsed(started([TWO, ONE]), "baseline") == (ONE, TWO)


def test_a_new_file_says_what_it_is_for_even_without_entries():
    text = started([])

    assert text.startswith("# ")
    assert parsed(text, "baseline") == ()


@given(st.text(), st.text(), st.text())
def test_any_text_of_a_finding_comes_back(title, owner, reason):
    clean = [t.encode("utf-8", "replace").decode() for t in (title, owner, reason)]
    entry = Accepted("1" * 16, "PM203", clean[0], "", clean[1], clean[2])

    assert parsed(started([entry]), "baseline") == (entry,)


def test_what_people_wrote_is_understood():
    one, two = parsed(BY_HAND, "baseline")

    assert one.limit == Fraction(1, 10)
    assert one.expires == date(2027, 3, 31)
    assert "no header" in two.reason


def test_an_update_puts_an_entry_in_by_code_and_touches_nothing_else():
    new = Accepted("3" * 16, "PM301", "three")

    text = updated(BY_HAND, [new], (), "baseline")

    assert [e.code for e in parsed(text, "baseline")] == ["PM203", "PM301", "PM601"]
    lines = text.splitlines()
    assert all(line in lines for line in BY_HAND.splitlines())


def test_an_update_without_a_change_gives_the_same_bytes():
    assert updated(BY_HAND, [], (), "baseline") == BY_HAND


def test_an_entry_goes_with_the_remark_above_it_and_no_other():
    text = updated(BY_HAND, [], {ONE.fingerprint}, "baseline")

    assert "# Ours since 2025." in text
    assert "Talk to Ann" not in text
    assert [e.code for e in parsed(text, "baseline")] == ["PM601"]


def test_the_remark_of_the_next_entry_stays():
    text = updated(started([ONE]) + "\n# Why two.\n" + started([TWO]).partition("\n\n")[2],
                   [], {ONE.fingerprint}, "baseline")  # fmt: skip

    assert "# Why two." in text


def test_line_ends_of_windows_stay():
    text = updated(BY_HAND.replace("\n", "\r\n"), [Accepted("3" * 16, "PM301")], (), "baseline")

    assert text.count("\n") == text.count("\r\n")


def test_entries_that_cannot_be_told_apart_are_not_touched():
    inline = f'accepted = [{{ fingerprint = "{"1" * 16}", code = "PM203" }}]\n'

    with pytest.raises(UsageError, match="can't be told apart"):
        updated(inline, [], (), "baseline.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[acepted]]\n", "no key 'acepted' (did you mean accepted?)"),
        ("accepted = 3\n", "accepted must be tables"),
        ("[[accepted]]\n", "entry 1 has no fingerprint; entry 1 has no code"),
        ('[[accepted]]\nfingerprint = "x"\ncode = "PM203"\n', "fingerprint must be 16 digits"),
        (BY_HAND + BY_HAND, "is there twice"),
        (BY_HAND + 'resaon = "x"\n', "no key 'resaon' (did you mean reason?)"),
        (BY_HAND + 'expires = "31.3.2027"\n', "expires must be a day such as 2027-03-31"),
        (BY_HAND + "expires = 2027-03-31T10:00:00\n", "expires must be a day"),
        (BY_HAND + 'expires = "2027-02-30"\n', "expires must be a day"),
        (BY_HAND + "limit = 5\n", "limit must be a share of the cases"),
        (BY_HAND + 'limit = "500%"\n', "limit must be a share of the cases"),
        (BY_HAND + "owner = 3\n", "owner must be a text"),
        ("[[accepted]\n", "is no TOML"),
        ("a = 9999-99-99\n", "is no TOML"),
        ("a = " + "[" * 5000, "is no TOML"),
    ],
)
def test_a_mistake_is_told_by_its_entry(text, told):
    with pytest.raises(UsageError) as error:
        parsed(text, "baseline.toml")

    assert told in error.value.message
    assert error.value.exit_code == 2


def test_all_mistakes_are_told_at_once():
    with pytest.raises(UsageError, match="3 mistakes"):
        parsed("x = 1\n[[accepted]]\n", "baseline.toml")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\x00" * 100])
def test_bytes_that_are_no_text_are_a_usage_error(tmp_path, content):
    (tmp_path / "b.toml").write_bytes(content)

    with pytest.raises(UsageError, match="is no TOML"):
        read_baseline(tmp_path / "b.toml")


def test_a_file_that_is_missing_or_a_folder_is_a_usage_error(tmp_path):
    for path in (tmp_path / "missing.toml", tmp_path):
        with pytest.raises(UsageError):
            read_baseline(path)


@given(st.text())
def test_any_text_is_a_baseline_or_a_usage_error(text):
    try:
        parsed(text, "baseline.toml")
    except UsageError as error:
        assert error.hint
