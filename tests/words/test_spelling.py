"""Which labels are one text in two spellings, and which word is a slip of the pen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmine.words.spelling import form_of, is_slip, says_nothing, slips, unspoilt, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Check invoice", "check  invoice"),
        ("Check invoice", "CHECK_INVOICE"),
        ("Check invoice", "CheckInvoice."),
        ("Prüfung", unicodedata.normalize("NFD", "Prüfung")),
        ("审批（一）", "审批(一)"),
        ("Ｓｔｅｐ　１", "step 1"),
        ("Straße", "STRASSE"),
        ("Che\u200bck", "Check"),
    ],
)
def test_labels_that_differ_in_form_alone_are_one(one, other):
    assert form_of(one) == form_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Step 1.1", "Step 11"),
        ("Result +", "Result -"),
        ("Result -", "Result"),
        ("Temp > 38", "Temp < 38"),
        ("初审", "复审"),
        ("E", "e"),
        ("की", "का"),
        ("が", "か"),
        ("Approve 1st", "Approve 2nd"),
    ],
)
def test_labels_that_differ_in_what_they_say_are_two(one, other):
    assert form_of(one) != form_of(other)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("trage", "triage"),
        ("triaga", "triage"),
        ("paymentt", "payment"),
        ("proces", "process"),
        ("invioce", "invoice"),
        ("snet", "sent"),
        ("проверко", "проверка"),
    ],
)
def test_one_letter_too_few_too_many_another_or_two_swapped_is_a_slip(slip, meant):
    assert is_slip(slip, meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("send", "sent"),
        ("approve", "approved"),
        ("order", "orders"),
        ("spend", "spent"),
        ("accept", "except"),
        ("typical", "atypical"),
        ("recheck", "precheck"),
        ("contact", "contract"),
        ("picking", "packing"),
        ("in", "on"),
        ("iii", "ii"),
        ("初审申请材料", "复审申请材料"),
        ("registration", "regstrtion"),
    ],
)
def test_another_form_another_word_and_two_letters_off_are_no_slips(one, other):
    assert not is_slip(one, other)
    assert not is_slip(other, one)


def test_a_slip_is_looked_for_among_labels_that_are_rarer_in_a_word_or_two():
    counts = {
        ("aprove", "requst"): 3,
        ("approve", "request"): 100,
        ("approve", "requests"): 3,
        ("step", "1"): 3,
        ("step", "2"): 100,
    }

    assert list(slips(counts)) == [(("aprove", "requst"), ("approve", "request"))]


def test_twenty_thousand_words_are_not_compared_with_each_other():
    counts = {(f"{'abcdefghij'[n % 10] * 3}{n // 10:b}".replace("0", "x").replace("1", "y"),): 1
              for n in range(20_000)}  # fmt: skip

    assert list(slips(counts)) == []


@pytest.mark.parametrize(
    ("label", "right"),
    [
        ("TÃ¤tigkeit", "Tätigkeit"),
        ("å®¡æ‰¹", "审批"),
        ("TÃƒÂ¤tigkeit", "Tätigkeit"),
        ("Tätigkeit", None),
        ("审批", None),
        ("Plain", None),
    ],
)
def test_utf_8_that_was_read_as_another_encoding_is_read_again(label, right):
    assert unspoilt(label) == right


@pytest.mark.parametrize("label", ["0", "n/a", " NULL ", "-", "…", "12.5"])
def test_numbers_signs_and_words_for_nothing_say_nothing(label):
    assert says_nothing(label)


@pytest.mark.parametrize("label", ["A", "审批", "Step 1", "Проверка"])
def test_a_letter_says_something(label):
    assert not says_nothing(label)


@given(st.text())
def test_how_accents_are_composed_is_no_part_of_a_form(label):
    composed, decomposed = (unicodedata.normalize(form, label) for form in ("NFC", "NFD"))

    assert form_of(composed) == form_of(decomposed)
    assert words_of(composed) == words_of(decomposed)
    assert unspoilt(label) != label


@given(st.text(alphabet=st.characters(codec="cp1252")))
def test_a_text_that_is_spoilt_is_told_right(text):
    try:
        spoilt = text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return
    again = unspoilt(spoilt)

    assert again is None or again == (unspoilt(text) or text)
