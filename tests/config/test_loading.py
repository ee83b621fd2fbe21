"""procmine.toml: what it says is taken, and all its mistakes are told at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmine.config import load
from procmine.errors import UsageError
from procmine.eventlog import Limits, Mapping

WHOLE = """
[log]
case = "Claim No"
activity = "Step"
timestamp = "Done"
start = "none"
sheet = "Events"
object-type = "order"
query = "events"
encoding = "cp1252"
delimiter = ";"
dates = "month-first"
fix = ["reversed"]

[labels]
"Rejected by X" = "Rejected"

[report]
language = "zh"
top = 3
select = ["PM2", "bottleneck-flow"]
ignore = ["PM203"]
fail-on = "medium"

[rules.PM203]
min_cases = 5

[limits]
memory = "4GB"
unpacked = "2GB"
ratio = 50
"""


@pytest.fixture
def said(tmp_path):
    def settings_of(text):
        file = tmp_path / "procmine.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load(file)

    return settings_of


def mistakes(said, text):
    with pytest.raises(UsageError) as told:
        said(text)
    assert told.value.hint
    assert "\n" not in told.value.message
    return told.value.message


def test_every_key_is_taken(said):
    settings = said(WHOLE)

    reading = settings.reading
    assert reading.columns == Mapping("Claim No", "Step", "Done", "none")
    assert (reading.sheet, reading.object_type, reading.query) == ("Events", "order", "events")
    assert (reading.encoding, reading.delimiter, reading.dates) == ("cp1252", ";", "month-first")
    assert (reading.fix, reading.labels) == (("reversed",), {"Rejected by X": "Rejected"})
    assert reading.limits == Limits(2_000_000_000, 50)
    assert (settings.language, settings.top, settings.fail_on) == ("zh", 3, "medium")
    assert (settings.select, settings.ignore) == (("PM2", "bottleneck-flow"), ("PM203",))
    assert settings.rules == {"PM203": {"min_cases": 5}}
    assert settings.memory == "4GB"


def test_an_empty_file_says_nothing(said):
    settings = said("")

    assert settings.reading.columns == Mapping()
    assert settings.language is None


def test_all_mistakes_are_told_at_once(said):
    told = mistakes(
        said,
        '[log]\ncse = "x"\nactivity = 3\ndates = "us"\nfix = ["reverse"]\n'
        '[report]\ntop = 0\nselect = ["PM9", "rework-lop"]\n[rules.PM999]\nx = 1\n'
        '[rules.PM203]\nmin_case = 1\nmin_cases = "many"\n[labels]\nA = 3\n[lgo]\nx = 1\n'
        "[limits]\nratio = true\n",
    )

    for part in (
        "13 mistakes",
        "[log] has no key 'cse' (did you mean case?)",
        "[log] activity must be the name of a column",
        '[log] dates must be "day-first" or "month-first"',
        "[log] fix has no repair 'reverse' (did you mean reversed?)",
        "[report] top must be a number from 1",
        "[report] select: no rule 'PM9'",
        "no rule 'rework-lop' (did you mean rework-loop?)",
        "no rule [rules.PM999]",
        "[rules.PM203] has no setting 'min_case' (did you mean min_cases?)",
        "[rules.PM203] min_cases must be a number",
        "[labels] 'A' must be another name, in quotes",
        "no table [lgo] (did you mean log?)",
    ):
        assert part in told
    assert "[limits] ratio must be a number from 1" in told


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[log\n", "is no TOML"),
        ("log = 3", "[log] is no table"),
        (b"\xff\xfe[log]", "is no TOML"),
        ("a = " + "[" * 5000, "is no TOML"),
        ("#" * (1 << 20) + "#", "too large"),
    ],
    ids=["broken", "no table", "no UTF-8", "nested", "large"],
)
def test_what_is_no_procmine_toml_is_told(said, text, what):
    assert what in mistakes(said, text)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(UsageError, match="there is no such file"):
        load(tmp_path / "procmine.toml")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WHOLE.splitlines()), max_size=20), st.text(max_size=5))
def test_any_text_is_settings_or_one_sentence(tmp_path_factory, lines, more):
    file = tmp_path_factory.mktemp("config") / "procmine.toml"
    file.write_bytes("\n".join([*lines, more]).encode("utf-8", "surrogatepass"))

    try:
        load(file)
    except UsageError as error:
        assert error.hint


def test_what_is_said_of_people_is_taken_with_the_key_as_seen_from_the_file(tmp_path):
    file = tmp_path / "procmine.toml"
    file.write_text(
        '[report]\nprivacy = "pseudonyms"\nkey = "a.key"\nhash-cases = true\nsmallest-group = 9\n'
    )

    privacy = load(file).privacy

    assert (privacy.pseudonyms, privacy.hash_cases, privacy.smallest_group) == (True, True, 9)
    assert privacy.key == str(tmp_path / "a.key")


def test_what_privacy_cannot_be_is_told(tmp_path):
    file = tmp_path / "procmine.toml"
    file.write_text('[report]\nprivacy = "some"\nhash-cases = 1\n')

    with pytest.raises(UsageError) as error:
        load(file)

    assert '[report] privacy must be "pseudonyms" or "names"' in error.value.message
    assert "[report] hash-cases must be true or false" in error.value.message
