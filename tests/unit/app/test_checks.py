"""What the doctor makes of clocks and answers that are not as they should be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from pos_app.app import checks
from pos_app.domain.answers import NoAnswer, QueryAnswer


@dataclass
class Gateway:
    gateway_time_offset: timedelta | None = None
    answer: Any = field(default_factory=lambda: QueryAnswer("0000"))

    def query(self, _numbers: list[str]) -> Any:
        return self.answer


@dataclass
class Profile:
    base_url: str = "https://pay.example.com"


@dataclass
class Merchant:
    gateway: Gateway
    profile: Profile = field(default_factory=Profile)


@pytest.mark.parametrize(
    ("offset_s", "ok", "words"),
    [(None, True, "did not tell"), (0, True, "agrees"), (-300, True, "agrees"), (301, False, "5 minutes off"),
     (-7200, False, "120 minutes off")],
)  # fmt: skip
def test_the_clock_may_be_five_minutes_off(offset_s: int | None, ok: bool, words: str) -> None:
    offset = None if offset_s is None else timedelta(seconds=offset_s)
    check = checks._clock(Merchant(Gateway(offset)))  # type: ignore[arg-type]
    assert (check.ok, words in str(check.text)) == (ok, True)
    assert bool(check.advice_event()) is not ok


@pytest.mark.parametrize(
    ("answer", "ok", "words"),
    [
        (QueryAnswer("0000"), True, "answers and accepts"),
        (QueryAnswer("1136"), True, "answers and accepts"),
        (QueryAnswer("1108"), False, "code 1108"),
        (NoAnswer(False, "dns"), False, "does not answer (dns)"),
    ],
)
def test_the_gateway_is_well_when_it_answers_a_signed_question(answer: Any, ok: bool, words: str) -> None:
    check = checks._gateway(Merchant(Gateway(answer=answer)))  # type: ignore[arg-type]
    assert (check.ok, words in str(check.text)) == (ok, True)
    assert bool(check.advice_event()) is not ok
