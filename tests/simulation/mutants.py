"""Deliberate bugs. Each replaces one rule of the program, as a careless programmer might have written it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import pytest

from pos_app.checkout import paying, refunding
from pos_app.checkout.book import Book
from pos_app.checkout.paying import Payments
from pos_app.checkout.permit import Permit
from pos_app.domain import concluding, evidence, refund_evidence, returning, schedule, transitions
from pos_app.domain.answers import NoAnswer, PaymentAnswer, QueryAnswer
from pos_app.domain.evidence import Finding, Verdict
from pos_app.domain.payment import (
    FOLLOWED,
    UNPAID,
    Answered,
    CancelAnswered,
    Dispatched,
    Intent,
    Payment,
    Restarted,
    SendPayment,
    State,
    Unanswered,
)
from pos_app.domain.refund import RefundState, SendRefund
from pos_app.domain.refund_transitions import REFUND_EVENTS, REFUND_TABLE
from pos_app.domain.sentences import BadInput
from pos_app.domain.transitions import EVENTS, TABLE, Rule, Step
from pos_app.journal import Journal
from pos_app.qfpay import search
from pos_app.qfpay.client import GatewayClient
from pos_app.qfpay.signature_pins import SignaturePins

Patch = pytest.MonkeyPatch


def _rule(patch: Patch, event: type, rule: Rule, *states: State) -> None:
    for state in states or tuple(FOLLOWED):
        row = list(TABLE[state])
        row[EVENTS.index(event)] = rule
        patch.setitem(TABLE, state, tuple(row))


def resend_after_a_time_out(patch: Patch) -> None:
    def resend(payment: Payment, event: Unanswered) -> Step:
        return payment.but(calling=True, permit_until=event.at + schedule.PERMIT), [
            SendPayment(event.at + schedule.PERMIT)
        ]

    _rule(patch, Unanswered, resend, State.SENT)


def call_a_lost_answer_not_sent(patch: Patch) -> None:
    def not_sent(payment: Payment, _event: Unanswered) -> Step:
        return payment.but(state=State.NOT_SENT, calling=False), []

    _rule(patch, Unanswered, not_sent, State.SENT)


def trust_a_reversal(patch: Patch) -> None:
    def trust(payment: Payment, event: CancelAnswered) -> Step:
        if event.answer.respcd != "0000":
            return transitions.cancel_answered(payment, event)
        return payment.but(state=State.CANCELLED, cancel_calling=False), []

    _rule(patch, CancelAnswered, trust, State.CANCELLING)


def ignore_the_amount(patch: Patch) -> None:
    patch.setattr(evidence, "_same_money", lambda _intent, answer: answer.txcurrcd == "HKD")
    patch.setattr(evidence, "_contradicts", lambda _intent, answer: answer.txcurrcd not in ("", "HKD"))


def ignore_the_currency(patch: Patch) -> None:
    patch.setattr(evidence, "_same_money", lambda intent, answer: answer.txamt == intent.amount.minor)
    patch.setattr(evidence, "_contradicts", lambda intent, answer: answer.txamt not in (None, intent.amount.minor))


def ignore_cancel(patch: Patch) -> None:
    patch.setattr(evidence, "_MONEY_WENT_BACK", ())
    patch.setattr(evidence, "_success_row_finding", lambda _intent, row: _paid_if(row.order_type == "payment"))


def _paid_if(paid: bool) -> Finding:
    return Finding.PAID if paid else Finding.UNKNOWN


def journal_after_sending(patch: Patch) -> None:
    def apply_now(self: Any, number: str, event: Any) -> Any:
        for late in self.__dict__.pop("mutant_waits", []):
            self._record(*late)
        before = self._known(number)
        after, effects = self._step(before, event)
        if after != before and isinstance(event, Dispatched):
            self.mutant_waits = [(after, event)]
            self._keep(after)
        elif after != before:
            self._record(after, event)
            self._keep(after)
        return after, effects

    patch.setattr(Book, "apply_now", apply_now)


def send_a_created_payment_at_recovery(patch: Patch) -> None:
    def send(payment: Payment, event: Restarted) -> Step:
        return transitions.dispatched(payment, Dispatched(event.at, event.at + schedule.PERMIT))

    _rule(patch, Restarted, send, State.CREATED)


def take_1145_as_failed(patch: Patch) -> None:
    judge = evidence.judge_query

    def judged(intent: Intent, answer: QueryAnswer) -> Verdict:
        verdict = judge(intent, answer)
        return replace(verdict, finding=Finding.UNPAID) if verdict.respcd == "1145" else verdict

    patch.setattr(transitions, "judge_query", judged)


def forget_an_open_payment_at_start(patch: Patch) -> None:
    patch.setattr(Journal, "watched", lambda _: [])


def count_only_finished_refunds(patch: Patch) -> None:
    patch.setattr(returning, "HOLDS_MONEY", frozenset({RefundState.REFUNDED}))


def stop_asking_after_not_paid(patch: Patch) -> None:
    patch.setattr(schedule, "FOLLOW_UPS", ())


def send_without_a_look_at_the_permit(patch: Patch) -> None:
    patch.setattr(Permit, "take", lambda _: True)


def leave_the_permit_with_the_worker(patch: Patch) -> None:
    patch.setattr(Permit, "withdraw", lambda _: None)


def believe_nothing_found_at_once(patch: Patch) -> None:
    def missing(payment: Payment, _at: int) -> Payment:
        return payment if payment.calling else payment.but(state=concluding.given_up_state(payment))

    patch.setattr(transitions, "missing", missing)


def overlook_the_second_charge_of_a_sale(patch: Patch) -> None:
    patch.setattr(Payments, "_look_for_siblings", lambda _self, _payment: None)


def ignore_a_late_answer(patch: Patch) -> None:
    _rule(patch, Answered, transitions.unanswered_late, *UNPAID)


def overlook_two_successes(patch: Patch) -> None:
    judge = evidence.judge_query

    def judged(intent: Intent, answer: QueryAnswer) -> Verdict:
        verdict = judge(intent, answer)
        return replace(verdict, finding=Finding.PAID) if verdict.finding is Finding.PAID_TWICE else verdict

    patch.setattr(transitions, "judge_query", judged)


def refund_again_under_a_new_number(patch: Patch) -> None:
    carry_out = refunding.Refunds.carry_out

    def carried_out(self: Any, record: Any, effects: Any) -> None:
        carry_out(self, record, effects)
        if record.state is RefundState.CHECKING and record.calling is False and not getattr(self, "mutant_did", None):
            self.mutant_did = True
            payment = self._world.journal.payment(record.intent.payment_no)
            with suppress(BadInput):
                self.refund(payment, None)

    patch.setattr(refunding.Refunds, "carry_out", carried_out)


def send_a_refund_twice(patch: Patch) -> None:
    def resend(record: Any, event: Unanswered) -> Any:
        return record.but(calling=True), [SendRefund(event.at + schedule.PERMIT)]

    row = list(REFUND_TABLE[RefundState.SENT])
    row[REFUND_EVENTS.index(Unanswered)] = resend
    patch.setitem(REFUND_TABLE, RefundState.SENT, tuple(row))


def take_a_refund_in_progress_as_refused(patch: Patch) -> None:
    patch.setattr(refund_evidence, "is_pending", lambda _: False)
    patch.setattr(refund_evidence, "REFUSES_REFUND", refund_evidence.REFUSES_REFUND | {"1143", "1145"})


def take_a_qr_code_for_a_payment(patch: Patch) -> None:
    judge = evidence.judge_payment_answer

    def judged(intent: Intent, answer: PaymentAnswer) -> Verdict:
        verdict = judge(intent, answer)
        return replace(verdict, finding=Finding.PAID) if verdict.finding is Finding.QR_READY else verdict

    patch.setattr(transitions, "judge_payment_answer", judged)


def take_an_unknown_code_as_refused(patch: Patch) -> None:
    judge = evidence.judge_query

    def judged(intent: Intent, answer: QueryAnswer) -> Verdict:
        verdict = judge(intent, answer)
        unknown = verdict.finding is Finding.UNKNOWN and verdict.respcd
        return replace(verdict, finding=Finding.UNPAID) if unknown else verdict

    patch.setattr(transitions, "judge_query", judged)


def look_in_this_month_only(patch: Patch) -> None:
    query = GatewayClient.query

    def queried(self: GatewayClient, numbers: Any = (), **how: Any) -> QueryAnswer | NoAnswer:
        return query(self, numbers, **(how | {"since_ms": None}))

    patch.setattr(GatewayClient, "query", queried)


def take_half_a_search_for_a_whole(patch: Patch) -> None:
    real = search.search

    def searched(ask_page: Any, wanted: Any, window: Any) -> QueryAnswer | NoAnswer:
        answer = real(ask_page, wanted, window)
        return QueryAnswer("0000") if isinstance(answer, NoAnswer) and answer.may_have_left else answer

    patch.setattr("pos_app.qfpay.client.search", searched)


def hide_a_full_disk(patch: Patch) -> None:
    """An event that the journal did not take is forgotten."""

    def apply(self: Any, number: str, event: Any) -> Any:
        try:
            return self.apply_now(number, event)
        except paying.JournalTrouble:
            return self._known(number), ()

    patch.setattr(Book, "apply", apply)


def accept_unsigned_after_pinning(patch: Patch) -> None:
    patch.setattr(SignaturePins, "trusts", lambda _self, _endpoint, _verdict, *, refusal=False: True)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A bug, and within how many seeds from 0 on it must be found: several times what it takes today."""

    bug: Callable[[Patch], None]
    within: int


MUTANTS = (
    Mutant(resend_after_a_time_out, 60),
    Mutant(call_a_lost_answer_not_sent, 60),
    Mutant(trust_a_reversal, 60),
    Mutant(ignore_the_amount, 60),
    Mutant(ignore_the_currency, 300),
    Mutant(ignore_cancel, 60),
    Mutant(journal_after_sending, 60),
    Mutant(send_a_created_payment_at_recovery, 800),
    Mutant(take_1145_as_failed, 60),
    Mutant(forget_an_open_payment_at_start, 60),
    Mutant(count_only_finished_refunds, 300),
    Mutant(stop_asking_after_not_paid, 300),
    Mutant(send_without_a_look_at_the_permit, 60),
    Mutant(leave_the_permit_with_the_worker, 60),
    Mutant(believe_nothing_found_at_once, 60),
    Mutant(overlook_the_second_charge_of_a_sale, 800),
    Mutant(ignore_a_late_answer, 1500),
    Mutant(overlook_two_successes, 300),
    Mutant(refund_again_under_a_new_number, 300),
    Mutant(send_a_refund_twice, 300),
    Mutant(take_a_refund_in_progress_as_refused, 300),
    Mutant(take_a_qr_code_for_a_payment, 60),
    Mutant(take_an_unknown_code_as_refused, 60),
    Mutant(look_in_this_month_only, 300),
    Mutant(take_half_a_search_for_a_whole, 800),
    Mutant(hide_a_full_disk, 60),
    Mutant(accept_unsigned_after_pinning, 60),
)
