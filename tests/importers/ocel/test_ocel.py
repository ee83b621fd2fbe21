"""Object-centric logs: the six forms say the same, and what flattening does is counted."""

import json
import sqlite3
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest

import procmine
from procmine.errors import NoEvents, UnreadableFile, UsageError
from procmine.importers.ocel import flattening, from_json, from_xml

#: id, activity, time, attributes, and the objects with what each is to the event.
EVENTS = [
    ("e1", "place order", "2024-05-01T09:00:00", {"resource": "Ann"},
     {"o1": "order", "i1": "item", "i2": "item"}),
    ("e2", "pick item", "2024-05-01T10:00:00", {"resource": "Bob"}, {"o1": "order", "i1": "item"}),
    ("e3", "pick item", "2024-05-01T11:00:00", {"weight": "007"}, {"o1": "order", "i2": "item"}),
    ("e4", "place order", "2024-05-02T09:00:00", {}, {"o2": "order", "i3": "item"}),
    ("e5", "ship", "2024-05-03T09:00:00", {"resource": "Bob"}, {"o1": "order", "o2": "order"}),
    ("e6", "count stock", "2024-05-04T09:00:00", {}, {"i3": "item"}),
]  # fmt: skip
OBJECTS = {"o1": "order", "o2": "order", "i1": "item", "i2": "item", "i3": "item"}
#: object, attribute, since when, value; OCEL 1 knows the first of each only.
VALUES = [
    ("o1", "status", "1970-01-01T00:00:00", "new"),
    ("o2", "status", "1970-01-01T00:00:00", "new"),
    ("o1", "status", "2024-05-01T10:30:00", "picked"),
]


def json_1(events, file):
    ids = {i: {"ocel:type": t, "ocel:ovmap": {}} for i, t in OBJECTS.items()}
    for owner, name, since, value in VALUES:
        if since.startswith("1970"):
            ids[owner]["ocel:ovmap"][name] = value
    log = {
        "ocel:global-log": {"ocel:version": "1.0"},
        "ocel:events": {
            i: {
                "ocel:activity": a,
                "ocel:timestamp": t,
                "ocel:omap": list(objects),
                "ocel:vmap": values,
            }
            for i, a, t, values, objects in events
        },
        "ocel:objects": ids,
    }
    file.write_text(json.dumps(log))


def json_2(events, file):
    log = {
        "objectTypes": [{"name": "order", "attributes": []}],
        "eventTypes": [],
        "events": [
            {
                "id": i,
                "type": a,
                "time": t,
                "attributes": [{"name": n, "value": v} for n, v in values.items()],
                "relationships": [{"objectId": o, "qualifier": q} for o, q in objects.items()],
            }
            for i, a, t, values, objects in events
        ],
        "objects": [
            {
                "id": i,
                "type": t,
                "attributes": [
                    {"name": n, "time": s, "value": v} for o, n, s, v in VALUES if o == i
                ],
            }
            for i, t in OBJECTS.items()
        ],
    }
    file.write_text(json.dumps(log, indent=1))


def xml_1(events, file):
    def strings(values):
        return "".join(
            f"<string key={quoteattr(k)} value={quoteattr(v)}/>" for k, v in values.items()
        )

    of_events = "".join(
        f'<event><string key="id" value="{i}"/><string key="activity" value="{a}"/>'
        f'<date key="timestamp" value="{t}"/><list key="omap">'
        + "".join(f'<string key="object-id" value="{o}"/>' for o in objects)
        + f'</list><list key="vmap">{strings(values)}</list></event>'
        for i, a, t, values, objects in events
    )
    first = {(o, n): v for o, n, s, v in VALUES if s.startswith("1970")}
    of_objects = "".join(
        f'<object><string key="id" value="{i}"/><string key="type" value="{t}"/><list key="ovmap">'
        + strings({n: v for (o, n), v in first.items() if o == i})
        + "</list></object>"
        for i, t in OBJECTS.items()
    )
    head = '<global scope="object"><string key="ocel:type" value="__INVALID__"/></global>'
    file.write_text(f"<log>{head}<events>{of_events}</events><objects>{of_objects}</objects></log>")


def xml_2(events, file):
    of_events = "".join(
        f'<event id="{i}" type="{a}" time="{t}"><attributes>'
        + "".join(f'<attribute name="{n}">{escape(v)}</attribute>' for n, v in values.items())
        + "</attributes><objects>"
        + "".join(f'<relationship object-id="{o}" qualifier="{q}"/>' for o, q in objects.items())
        + "</objects></event>"
        for i, a, t, values, objects in events
    )
    of_objects = "".join(
        f'<object id="{i}" type="{t}"><attributes>'
        + "".join(
            f'<attribute name="{n}" time="{s}">{v}</attribute>' for o, n, s, v in VALUES if o == i
        )
        + "</attributes></object>"
        for i, t in OBJECTS.items()
    )
    file.write_text(
        f"<log><object-types/><objects>{of_objects}</objects><events>{of_events}</events></log>"
    )


def sqlite_1(events, file):
    with sqlite3.connect(file) as database:
        run = database.execute
        run('CREATE TABLE EVENTS ("ocel:eid", "ocel:activity", "ocel:timestamp", resource, weight)')
        run('CREATE TABLE OBJECTS ("ocel:oid" TEXT, "ocel:type" TEXT, status TEXT)')
        run('CREATE TABLE RELATIONS ("ocel:eid" TEXT, "ocel:oid" TEXT, "ocel:type" TEXT)')
        for i, a, t, values, objects in events:
            row = (i, a, t, values.get("resource"), values.get("weight"))
            run("INSERT INTO EVENTS VALUES (?, ?, ?, ?, ?)", row)
            for o in objects:
                run("INSERT INTO RELATIONS VALUES (?, ?, ?)", (i, o, OBJECTS.get(o)))
        for i, t in OBJECTS.items():
            status = next((v for o, _, s, v in VALUES if o == i), None)
            run("INSERT INTO OBJECTS VALUES (?, ?, ?)", (i, t, status))
    database.close()


def sqlite_2(events, file):
    with sqlite3.connect(file) as database:
        run = database.execute
        for table in ("event", "object"):
            run(f"CREATE TABLE {table} (ocel_id TEXT, ocel_type TEXT)")
            run(f"CREATE TABLE {table}_map_type (ocel_type TEXT, ocel_type_map TEXT)")
        run("CREATE TABLE event_object (ocel_event_id, ocel_object_id, ocel_qualifier)")
        run("CREATE TABLE object_object (ocel_source_id, ocel_target_id, ocel_qualifier)")
        for a in dict.fromkeys(a for _, a, *_ in events):
            run("INSERT INTO event_map_type VALUES (?, ?)", (a, a.title().replace(" ", "")))
            table = f"event_{a.title().replace(' ', '')}"
            run(f"CREATE TABLE {table} (ocel_id, ocel_time, resource, weight)")
            for i, activity, t, values, _ in events:
                if activity == a:
                    row = (i, t, values.get("resource"), values.get("weight"))
                    run(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", row)
        for i, a, _, _, objects in events:
            run("INSERT INTO event VALUES (?, ?)", (i, a))
            for o, q in objects.items():
                run("INSERT INTO event_object VALUES (?, ?, ?)", (i, o, q))
        for t in ("order", "item"):
            run("INSERT INTO object_map_type VALUES (?, ?)", (t, t.title()))
        run("CREATE TABLE object_Item (ocel_id, ocel_time)")
        run("CREATE TABLE object_Order (ocel_id, ocel_time, status, ocel_changed_field)")
        for i, t in OBJECTS.items():
            run("INSERT INTO object VALUES (?, ?)", (i, t))
        for o, n, s, v in VALUES:
            changed = None if s.startswith("1970") else n
            run("INSERT INTO object_Order VALUES (?, ?, ?, ?)", (o, s, v, changed))
    database.close()


FORMS = {
    "json 1": json_1, "xml 1": xml_1, "sqlite 1": sqlite_1,
    "json 2": json_2, "xml 2": xml_2, "sqlite 2": sqlite_2,
}  # fmt: skip


def rows(log):
    return [
        {name: value for name, value in row.items() if value is not None}
        for row in log.query("SELECT * EXCLUDE (cost) FROM events ORDER BY position").to_pylist()
    ]


@pytest.fixture(params=FORMS)
def write(request, tmp_path):
    """Write a log in each of the forms."""

    def written(events=EVENTS):
        file = tmp_path / "log"
        FORMS[request.param](events, file)
        return file

    written.form, written.version = request.param, request.param[-1]
    return written


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "log.jsonocel"
    json_2(EVENTS, path)
    return path


def change(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    return file


def test_every_form_gives_a_row_for_each_event_and_order(write):
    with procmine.read(write(), object_type="order") as log:
        found = rows(log)

    assert [(r["case_id"], r["event_id"], r["activity"], str(r["timestamp"])) for r in found] == [
        ("o1", "e1", "place order", "2024-05-01 09:00:00"),
        ("o1", "e2", "pick item", "2024-05-01 10:00:00"),
        ("o1", "e3", "pick item", "2024-05-01 11:00:00"),
        ("o2", "e4", "place order", "2024-05-02 09:00:00"),
        ("o1", "e5", "ship", "2024-05-03 09:00:00"),
        ("o2", "e5", "ship", "2024-05-03 09:00:00"),
    ]
    assert [r.get("resource") for r in found] == ["Ann", "Bob", None, None, "Bob", "Bob"]
    assert [r.get("weight") for r in found] == [None, None, "007", None, None, None]
    assert [r.get("item:item") for r in found] == ["i1, i2", "i1", "i2", "i3", None, None]
    later = "picked" if write.version == "2" else "new"
    assert [r.get("case:status") for r in found] == ["new", "new", later, "new", later, "new"]
    if write.version == "2":
        # All of one kind tell nothing apart.
        assert not any("qualifier" in r for r in found)


def test_what_was_read_is_the_pairs_and_the_events_without_an_order(write):
    with procmine.read(write(), object_type="order") as log:
        counts, notes = log.rows, log.notes

    assert (counts.read, counts.events, counts.set_aside) == (7, 6, 0)
    assert counts.explained == (("events of no order", 1),)
    assert notes[:3] == (
        "each object of type 'order' is a case",
        "1 event belongs to several objects of type 'order' and counted once for each"
        " (convergence): 2 rows",
        "1 case repeats 'pick item' for different objects of type 'item' (divergence): that is"
        " no rework",
    )


def test_the_only_type_with_events_needs_no_option(file):
    events = [(i, a, t, v, {o: q for o, q in r.items() if o[0] == "i"}) for i, a, t, v, r in EVENTS]
    json_2(events, file)

    with procmine.read(file) as log:
        cases = {row["case_id"] for row in rows(log)}

    assert cases == {"i1", "i2", "i3"}


def test_several_types_are_listed_with_their_sizes_to_choose_from(file):
    with pytest.raises(UsageError) as error:
        procmine.read(file)

    assert error.value.hint == (
        "say --object-type item, or another of item (objects: 3, events: 5),"
        " order (objects: 2, events: 5)"
    )


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [("ordr", "did you mean --object-type order? "), ("zebra", "The log has: item (")],
)
def test_a_type_that_is_none_gets_a_hint(file, wanted, hint):
    with pytest.raises(UsageError, match="no object is of type") as error:
        procmine.read(file, object_type=wanted)

    assert error.value.hint.startswith(hint)


def test_a_type_may_be_written_in_capitals(file):
    with procmine.read(file, object_type="ORDER") as log:
        assert log.rows.events == 6


def test_objects_that_are_not_listed_are_counted(write):
    events = [*EVENTS, ("e7", "ship", "2024-05-05T09:00:00", {}, {"o9": "order", "o1": "order"})]

    with procmine.read(write(events), object_type="order") as log:
        notes, last = log.notes, rows(log)[-1]

    assert last["event_id"] == "e7"
    assert any(note.startswith("1 relation names an event or an object") for note in notes)


def test_a_second_event_of_one_id_is_told_and_not_lost(write):
    events = [*EVENTS, ("e5", "ship", "2024-05-06T09:00:00", {}, {"o2": "order"})]
    if write.form in ("json 1", "sqlite 2"):
        pytest.skip("an id is a key there")

    with procmine.read(write(events), object_type="order") as log:
        counts, notes = log.rows, log.notes

    assert counts.read == counts.events + counts.set_aside + 1
    assert any(note.startswith("1 event has the id of an earlier one") for note in notes)


def test_an_event_without_a_readable_time_is_set_aside(write):
    events = [*EVENTS, ("e7", "ship", "some day", {}, {"o2": "order"})]

    with procmine.read(write(events), object_type="order") as log:
        counts = log.rows

    assert (counts.read, counts.events, counts.set_aside) == (8, 6, 1)


def test_attributes_that_are_called_like_a_column_keep_a_name(file):
    change(file, '"weight"', '"concept:name"')

    with procmine.read(file, object_type="order") as log:
        found = rows(log)[2]

    assert (found["activity"], found["concept:name (2)"]) == ("pick item", "007")


def test_numbers_and_nested_values_stay_as_they_are_written(file):
    change(file, '"007"', "1.50")
    change(file, '"Ann"', '["a", {"b": true}]')

    with procmine.read(file, object_type="order") as log:
        found = rows(log)

    assert found[2]["weight"] == "1.50"
    assert found[0]["resource"] == '["a", {"b": true}]'


def test_half_a_surrogate_pair_becomes_a_replacement_character(file):
    change(file, '"Ann"', r'"\ud800x"')

    with procmine.read(file, object_type="order") as log:
        assert rows(log)[0]["resource"] == "\ufffdx"


@pytest.mark.parametrize(("told", "codes"), [(True, set()), (False, {"PM201"})])
def test_self_loops_by_divergence_are_no_rework(tmp_path, told, codes):
    events, objects = [], {}
    for n in range(40):
        order, day = f"o{n}", f"2024-05-{n % 28 + 1:02}T"
        parts = [f"p{n}-{k}" for k in range(2 + n % 3)]
        objects |= {order: "order"} | dict.fromkeys(parts, "product")
        events.append((f"{n}a", "place", f"{day}08:00:00", [order, *parts]))
        for k, part in enumerate(parts):
            time = f"{day}{9 + 2 * k + n % 2:02}:10:{n:02}"
            events.append((f"{n}b{k}", "pick", time, [order, part][: 1 + told]))
        events.append((f"{n}c", "ship", f"{day}20:00:00", [order]))
    content = {
        "objectTypes": [],
        "events": [
            {"id": i, "type": a, "time": t, "relationships": [{"objectId": o} for o in related]}
            for i, a, t, related in events
        ],
        "objects": [{"id": i, "type": t} for i, t in objects.items()],
    }
    (tmp_path / "log.json").write_text(json.dumps(content))

    with procmine.read(tmp_path / "log.json", object_type="order") as log:
        report = procmine.analyze(log)

    assert {f.code for f in report.findings if f.code.startswith("PM2")} == codes


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"objectTypes": [], "events": [{"id": 1', "is broken JSON"),
        ('{"objectTypes": [], "events": [1]}', "an event that says nothing of itself"),
        (
            '{"objectTypes": [], "events": [{"id": "1", "relationships": {"a": 1}}]}',
            "a value where a list has to be",
        ),
        ('{"objectTypes": [], "events": [' + "[" * 100_000, "nested too deeply"),
        ('{"objectTypes": [], "events": []} x', "something follows its end"),
        ('{"objectTypes": [], "events": [{"id": "\\x"}]}', "is broken JSON"),
        ('{"objectTypes": [], "events": [{"id": "a"} {"id": "b"}]}', "',' is missing"),
    ],
)
def test_json_that_is_no_log_is_refused(tmp_path, text, problem):
    (tmp_path / "log.json").write_text(text)

    with pytest.raises(UnreadableFile, match=problem):
        procmine.read(tmp_path / "log.json")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('<!DOCTYPE log [<!ENTITY a "aa">]><log><objects/>&a;</log>', "document type declaration"),
        ('<!DOCTYPE log SYSTEM "file:///etc/passwd"><log><objects/></log>', "document type"),
        ("<log><object-types/><events><event", "is broken XML"),
        ("<log><object-types/>" + "<a>" * 100, "64 levels"),
        ("<log><objects/><events><event omap='x'/></events></log>", "a list has to be"),
    ],
)
def test_xml_that_is_no_log_or_does_harm_is_refused(tmp_path, text, problem):
    (tmp_path / "log.xml").write_text(text)

    with pytest.raises(UnreadableFile, match=problem):
        procmine.read(tmp_path / "log.xml")


@pytest.mark.parametrize("reader", [from_json, from_xml])
def test_an_endless_element_is_given_up(reader, monkeypatch):
    monkeypatch.setattr(reader, "MAX_ELEMENT", 100_000)
    start = b'{"events": [{"id": "' if reader is from_json else b"<log><events><event><a>"

    def endless():
        yield start
        for _ in range(100):
            yield b"a" * 10_000
        raise AssertionError("it was read to its end")

    with pytest.raises(UnreadableFile, match="MB"):
        list(reader.facts(endless(), "log"))


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_a_file_reads_the_same_in_pieces_of_any_size(file, size):
    content = change(file, '"Ann"', '"Ann \u4e2d\u6587 \u00e9"').read_bytes()
    pieces = (content[i : i + size] for i in range(0, len(content), size))

    found = list(from_json.facts(pieces, "log"))

    assert found == list(from_json.facts([content], "log"))
    assert len(found) == 30


def test_json_may_be_utf_16_and_packed(file):
    import gzip

    wide = file.read_text().encode("utf-16")
    file.with_suffix(".gz").write_bytes(gzip.compress(wide))

    with procmine.read(file.with_suffix(".gz"), object_type="order") as log:
        assert log.rows.events == 6


@pytest.mark.parametrize("text", ['{"objectTypes": [], "events": []}', "<log><objects/></log>"])
def test_a_log_without_events_says_so(tmp_path, text):
    (tmp_path / "log").write_text(text)

    with pytest.raises(NoEvents):
        procmine.read(tmp_path / "log")


def test_a_type_that_the_log_does_not_have_has_no_cases(file):
    change(file, '"type": "order"', '"type": "parcel"')

    with pytest.raises(UsageError, match="no object is of type 'order'"):
        procmine.read(file, object_type="order")


def test_too_many_attributes_are_refused(file, monkeypatch):
    monkeypatch.setattr(flattening, "MAX_COLUMNS", 2)

    with pytest.raises(UnreadableFile, match="more than 2 different attributes"):
        procmine.read(file, object_type="order")


def test_names_with_quotes_and_braces_are_no_sql(file):
    change(file, '"weight"', '"a\'; {x} \\" DROP"')
    change(file, '"type": "item"', '"type": "it\'em {0}"')

    with procmine.read(file, object_type="order") as log:
        found = rows(log)

    assert found[2]["a'; {x} \" DROP"] == "007"
    assert found[0]["item:it'em {0}"] == "i1, i2"


SHARED = Path(__file__).parents[4] / "shared" / "logs" / "ocel"


@pytest.mark.skipif(not SHARED.exists(), reason="the public logs are not here")
@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("example_log", ["order", "element", "delivery"]),
        ("ocel20_example", ["Invoice", "Payment", "Purchase Order", "Purchase Requisition"]),
    ],
)
def test_the_forms_of_a_public_log_have_the_events_that_pm4py_finds(name, kinds):
    import pm4py

    read = pm4py.read_ocel if name == "example_log" else pm4py.read_ocel2
    for kind in kinds:
        found = []
        for ending in ("jsonocel", "xmlocel", "sqlite"):
            with procmine.read(SHARED / f"{name}.{ending}", object_type=kind) as log:
                found.append([(r["case_id"], r["event_id"], r["activity"]) for r in rows(log)])
        frame = pm4py.ocel_flattening(read(str(SHARED / f"{name}.jsonocel")), kind)
        columns = ["case:concept:name", "ocel:eid", "concept:name"]

        assert found[0] == found[1] == found[2]
        assert sorted(found[0]) == sorted(frame[columns].itertuples(index=False, name=None))
