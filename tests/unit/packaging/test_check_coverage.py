"""The 100 % list names what is missing."""

from __future__ import annotations

from check_coverage import gaps, wanted_files


def test_a_file_without_gaps_has_nothing_to_say() -> None:
    assert gaps("a.py", {"missing_lines": [], "missing_branches": []}) == []


def test_a_line_and_a_branch_that_were_not_taken_are_named() -> None:
    found = gaps("a.py", {"missing_lines": [7], "missing_branches": [[3, 5], [9, -1]]})
    assert found == [
        "a.py:7: never run",
        "a.py:3: never went from here to line 5",
        "a.py:9: never went from here to the end",
    ]


def test_a_file_that_no_test_imports_is_a_gap() -> None:
    assert gaps("a.py", None) == ["a.py: not measured at all"]


def test_the_list_holds_signing_and_money() -> None:
    assert {"pos_app/domain/money.py", "pos_app/qfpay/signing.py"} <= set(wanted_files())
