"""procmine init: the file it writes reads the same log the same way."""

import tomllib
from dataclasses import replace

import procmine
from procmine.config import load
from procmine.config.keys import KEYS
from procmine.config.starting import starting_text
from procmine.eventlog import Reading
from procmine.importers import open_log

LOG = 'Claim "No";Step;Done\\;Who\nc1;A;2024-01-02 10:00;Ann\nc1;B;2024-01-03 10:00;Bob\n'

PLAIN = "case;step;time;who\nc1;A;2024-01-02 10:00;Ann\nc1;B;2024-01-03 10:00;Bob\n"


def written(tmp_path, reading=None, content=LOG):
    log = tmp_path / "log.csv"
    log.write_text(content)
    with open_log(log, reading or Reading()) as opened:
        text = starting_text(opened, reading or Reading())
    (tmp_path / "procmine.toml").write_text(text)
    return text


def test_the_file_is_right_and_reads_the_log_alike(tmp_path):
    given = replace(Reading(), columns=replace(Reading().columns, case_id='Claim "No"',
                    activity="Step", timestamp="Done\\", resource="Who"))  # fmt: skip
    written(tmp_path, given)

    settings = load(tmp_path / "procmine.toml")

    assert settings.reading.columns == given.columns
    with open_log(tmp_path / "log.csv", settings.reading) as log:
        assert log.columns.timestamp == "Done\\"


def test_every_key_is_told_with_what_it_is_for(tmp_path):
    text = written(tmp_path, content=PLAIN)

    for keys in KEYS.values():
        for name, key in keys.items():
            assert f"{name} = " in text
            assert key.what in text


def test_every_remark_is_right_without_its_mark(tmp_path):
    text = written(tmp_path, content=PLAIN)
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    settings = [line for line in lines if line.startswith("[") or " = " in line]
    (tmp_path / "all.toml").write_text("\n".join(settings))

    names = set(tomllib.loads((tmp_path / "all.toml").read_text()))

    assert names == {"log", "report", "limits", "labels", "rules", "rule", "working-hours"}
    assert len(load(tmp_path / "all.toml").constraints) == 2


def test_repairs_and_labels_are_kept(tmp_path):
    written(tmp_path, Reading(labels={"A": 'the "A"'}, fix=("reversed",)), PLAIN)

    reading = load(tmp_path / "procmine.toml").reading

    assert reading.fix == ("reversed",)
    assert reading.labels == {"A": 'the "A"'}


def test_labels_rename_activities(tmp_path):
    log = tmp_path / "log.csv"
    log.write_text("case,activity,timestamp\nc1,A,2024-01-01\nc1,a,2024-01-02\nc1,B,2024-01-03\n")

    with procmine.read(log, labels={"a": "A", "B": "it's; --"}) as opened:
        named = opened.query("SELECT activity FROM events ORDER BY position").to_pylist()

    assert [row["activity"] for row in named] == ["A", "A", "it's; --"]
