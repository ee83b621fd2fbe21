"""Tell names of people from other names."""

import pytest

from procmine.words.people import are_names, looks_like_name


@pytest.mark.parametrize(
    "text",
    ["Anna Meyer", "Karel de Groot", "J. Smith", "O'Neil, Jack", "Meyer-Schulz, Anna Maria",
     "anna.meyer@example.org", "张伟", "欧阳娜娜", "Søren Åberg", "  Anna   Meyer "],
)  # fmt: skip
def test_a_name_of_a_person_is_told(text):
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    ["", "Anna", "SYSTEM", "STAFF MEMBER", "Clerk 9", "Call Centre Operator", "Sales Team",
     "user_17", "VA7847", "高级经理", "财务部", "王", "info@", "support@example.org", "anna meyer",
     "Back Office, Berlin", "Resource21", "Purchasing Manager"],
)  # fmt: skip
def test_what_is_no_name_of_a_person_is_told(text):
    assert not looks_like_name(text)


def test_half_of_the_different_texts_are_enough():
    assert are_names(["Anna Meyer", "System"])
    assert not are_names(["Anna Meyer", "Anna Meyer", "System", "Robot"])
    assert not are_names([])
