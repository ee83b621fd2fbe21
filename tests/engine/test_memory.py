import pytest

from procmine.engine.memory import available, bytes_of
from procmine.errors import UsageError


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("4GB", 4 * 10**9),
        ("4 gb", 4 * 10**9),
        ("512MiB", 512 * 2**20),
        ("1.5G", 1_500_000_000),
        ("200000000", 200_000_000),
        ("1TiB", 2**40),
    ],
)
def test_a_size_is_read(size, expected):
    assert bytes_of(size) == expected


def test_a_share_is_of_what_the_machine_has():
    assert bytes_of("50%") == available() // 2


@pytest.mark.parametrize("size", ["", "much", "4 bananas", "-4GB", "4GBs", "GB", "1e9", "%"])
def test_what_is_no_size_is_told(size):
    with pytest.raises(UsageError, match="not a size"):
        bytes_of(size)


@pytest.mark.parametrize("size", ["0", "1KB", "99MB", "0%"])
def test_too_little_is_told(size):
    with pytest.raises(UsageError, match="too little"):
        bytes_of(size)
