"""What the cashier is told in each state."""

from __future__ import annotations

import pytest

from pos_app.desktop.state_names import REFUND_NAMES, STATE_NAMES, state_name, state_role
from pos_app.desktop.tellings import TELLINGS, counts_down_to, reason, support_code, telling
from pos_app.desktop.tokens import Role
from pos_app.desktop.views import Action
from pos_app.desktop.watch_list import wants_verdict
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import ALARMS, CHARGED, Settlement, State
from pos_app.domain.refund import RefundState
from pos_app.domain.status_codes import STATUS_CODES
from tests.desktop.fakes import START, a_payment, a_qr_payment


def test_every_state_has_a_telling_and_a_name() -> None:
    assert set(TELLINGS) == set(STATE_NAMES) == set(State)
    assert set(REFUND_NAMES) == set(RefundState)


def test_only_paid_looks_like_paid() -> None:
    green = {state for state, told in TELLINGS.items() if told.role is Role.GOOD}
    assert green == {State.PAID}
    assert {state for state, told in TELLINGS.items() if "PAID" in str(told.word)} - CHARGED == {State.DECLINED}


@pytest.mark.parametrize("state", [State.CHECKING, State.CANCELLING])
def test_while_nothing_is_known_the_cashier_is_told_not_to_charge_again(state: State) -> None:
    assert "Do not charge again" in str(telling(a_payment(state)).instruction)


@pytest.mark.parametrize("state", sorted(ALARMS))
def test_an_alarm_can_be_decided(state: State) -> None:
    assert {Action.REFUND, Action.KEEP, Action.RETURNED} <= set(telling(a_payment(state)).actions)


@pytest.mark.parametrize("state", sorted(ALARMS))
def test_a_settled_alarm_asks_for_nothing(state: State) -> None:
    told = telling(a_payment(state, settled=Settlement.KEPT))
    assert (told.role, told.actions) == (Role.QUIET, (Action.NEXT,))
    assert state_role(a_payment(state, settled=Settlement.KEPT)) is Role.QUIET


@pytest.mark.parametrize("how", Settlement)
def test_a_settled_alarm_says_how(how: Settlement) -> None:
    said = {str(telling(a_payment(State.PAID_LATE, settled=each)).instruction) for each in Settlement}
    assert str(telling(a_payment(State.PAID_LATE, settled=how)).instruction).endswith("Nothing is left to do.")
    assert len(said) == len(Settlement)


@pytest.mark.parametrize("state", [State.PAID, State.CANCELLED, State.EXPIRED])
def test_a_persons_word_is_marked_with_its_reason_and_in_lists(state: State) -> None:
    payment = a_payment(state, verdict_reason="seen in the portal {1}")
    assert str(telling(payment).instruction) == "Closed by a person: seen in the portal {1}"
    assert str(state_name(payment)).endswith("says a person")
    assert "person" not in str(state_name(a_payment(state)))


def test_a_persons_word_that_qfpay_contradicts_is_an_alarm_that_says_so() -> None:
    told = telling(a_payment(State.DISPUTED, verdict_reason="seen in the portal"))
    assert "A person closed it as paid (seen in the portal)" in str(told.instruction)
    assert {Action.KEEP, Action.RETURNED} <= set(told.actions)


@pytest.mark.parametrize(
    ("state", "hours", "wanted"),
    [(State.NEEDS_ATTENTION, 0, True), (State.CHECKING, 24, False), (State.CHECKING, 25, True)]
    + [(state, 999, False) for state in (State.PAID, State.EXPIRED, State.PAID_LATE, State.CREATED)],
)
def test_a_verdict_is_asked_for_when_qfpay_had_its_time(state: State, hours: int, wanted: bool) -> None:
    assert wants_verdict(a_payment(state), START + hours * 3_600_000) is wanted


@pytest.mark.parametrize("respcd", sorted(code for code, row in STATUS_CODES.items() if row.refuses_payment))
def test_a_refusal_says_what_happened_and_what_to_do(respcd: str) -> None:
    payment = a_payment(State.DECLINED, respcd=respcd)
    assert telling(payment).instruction == STATUS_CODES[respcd].advice
    assert reason(payment) == STATUS_CODES[respcd].meaning
    assert support_code(payment) == respcd


def test_a_refusal_by_an_unknown_code_still_says_what_to_do() -> None:
    payment = a_payment(State.DECLINED, respcd="7777")
    assert "another wallet" in str(telling(payment).instruction)
    assert reason(payment) is None
    assert support_code(payment) == "7777"


def test_qr_code_is_shown_not_waited_for_silently() -> None:
    assert "QR" in str(telling(a_qr_payment(State.WAITING)).word)
    assert "QR" in str(telling(a_qr_payment(State.SENT, qrcode="")).word)
    assert telling(a_qr_payment()).actions == (Action.CANCEL, Action.LARGER)


def test_cancelled_without_proof_promises_to_tell() -> None:
    assert "you will be told" in str(telling(a_payment(State.CANCELLED, respcd="1143")).instruction)
    assert str(telling(a_payment(State.CANCELLED, respcd="1263")).instruction) == "Nothing was taken."
    assert str(telling(a_payment(State.CANCELLED, sent_at=0)).instruction) == "Nothing was taken."


def test_money_that_qfpay_gave_back_is_called_so() -> None:
    assert "gave the money back" in str(
        telling(a_payment(State.CANCELLED, respcd="0000", returned="whole")).instruction
    )


def test_success_has_no_code_for_support() -> None:
    assert support_code(a_payment(State.PAID, respcd="0000")) == ""


def test_countdown_of_a_scanned_code_ends_where_the_till_cancels() -> None:
    assert counts_down_to(a_payment(State.WAITING)) == START + 60_000


def test_countdown_of_a_qr_code_ends_with_its_validity() -> None:
    assert counts_down_to(a_qr_payment()) == START + 300_000


def test_no_countdown_where_the_validity_is_not_documented() -> None:
    assert counts_down_to(a_qr_payment(wallet=Wallet.FPS)) is None


@pytest.mark.parametrize("state", sorted(set(State) - {State.WAITING}))
def test_countdown_only_while_the_customer_can_act(state: State) -> None:
    assert counts_down_to(a_qr_payment(state)) is None
