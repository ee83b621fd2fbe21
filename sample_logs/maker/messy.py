"""The claims once more, as an office exports them: everything that a log doctor should find."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from .insurance_claims import INSURANCE_CLAIMS, attributes, row

NAME = "messy_export.csv"
ENCODING = "cp1252"
CASES = 200
ABOVE = ("Claims, all offices", "Created 08.04.2025 by Jürgen", "")
HEADER = ("Claim No", "Step", "Begun", "Done", "Clerk", "Team", "Type", "Amount")
#: What is wrong: in every n-th row, so often at most.
MISSPELT = {"Check documents": "Chek documents", "Inform customer": "INFORM CUSTOMER"}
MISSPELT_EVERY, MISSPELT_EACH = 40, 6
TWICE_EVERY, TWICE = 170, 10
REVERSED_EVERY, REVERSED = 150, 8
NO_CASE_EVERY, NO_CASE = 300, 5
NO_TIME_EVERY, NO_TIME = 350, 4
NO_CLERK_EVERY, NO_CLERK = 60, 25


def log_bytes() -> bytes:
    """Write the export."""
    text = io.StringIO(newline="")
    text.write("".join(f"{line}\r\n" for line in ABOVE))
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(_spoilt())
    text.write(f"Total;{CASES} claims\r\n")
    return text.getvalue().encode(ENCODING)


def _spoilt() -> list[list[str]]:
    events = [e for e in INSURANCE_CLAIMS.simulate({}) if int(e.case[1:]) <= CASES]
    misspelt = dict.fromkeys(MISSPELT, 0)
    rows: list[list[str]] = []
    for number, event in enumerate(events, 1):
        cells = [*row(event)[:6], *attributes(event.case)]
        cells[2:4] = [f"{datetime.fromisoformat(time):%d.%m.%Y %H:%M:%S}" for time in cells[2:4]]
        cells[4] = cells[4].replace("Boris", "Jürgen")
        cells[7] = cells[7].replace(".", ",")
        left = MISSPELT_EACH - misspelt.get(cells[1], MISSPELT_EACH)
        if left and number % MISSPELT_EVERY < 4:
            misspelt[cells[1]] += 1
            cells[1] = MISSPELT[cells[1]]
        if _is_nth(number, REVERSED_EVERY, REVERSED, 7):
            cells[2], cells[3] = cells[3], cells[2]
        if _is_nth(number, NO_CASE_EVERY, NO_CASE, 11):
            cells[0] = ""
        if _is_nth(number, NO_TIME_EVERY, NO_TIME, 13):
            cells[3] = "open"
        if _is_nth(number, NO_CLERK_EVERY, NO_CLERK, 17):
            cells[4] = ""
        rows.append(cells)
        if _is_nth(number, TWICE_EVERY, TWICE, 19):
            rows.append(cells)
    return rows


def _is_nth(number: int, every: int, times: int, first: int) -> bool:
    return number % every == first and number // every < times
