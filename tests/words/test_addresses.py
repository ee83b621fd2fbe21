"""Addresses of servers: what may be shown of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmine.words.addresses import without_secrets

HIDDEN = "a PostgreSQL server"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://host/db", "postgresql://host/db"),
        ("POSTGRES://me:pw@host.example:5432/db?sslmode=require", "postgresql://host.example:5432/db"),
        ("postgresql://me:pw@[::1]:5432/db", "postgresql://[::1]:5432/db"),
        ("postgresql:///db?user=me&password=pw", "postgresql:///db"),
        ("postgresql://me:p?w@host/db", HIDDEN),
        ("postgresql://me:p/w@host/db", HIDDEN),
        ("postgresql://me:pw", HIDDEN),
        ("postgresql:pw", HIDDEN),
        ("sqlite:log.db", "sqlite:log.db"),
        ("logs/me:pw@x.csv", "logs/me:pw@x.csv"),
    ],
)  # fmt: skip
def test_a_server_is_shown_without_who_connects(address, shown):
    assert without_secrets(address) == shown


@given(
    st.text(alphabet="p@:/?#&=%[].1", max_size=12), st.sampled_from(["/", "?", "#", "@", ":", ""])
)
def test_a_password_is_never_shown_whatever_is_in_it(password, end):
    address = f"postgresql://me:SECRET{password}{end}SECRET@host/db?user=x"

    assert "SECRET" not in without_secrets(address)
