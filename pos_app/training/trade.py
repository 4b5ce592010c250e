"""What the gateway does with a request that passed its rules, and what time does to an order.

Each method is called within `Trade.turn`; nothing waits in here. How an answer travels is `server`'s business.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from pos_app.domain.pay_types import PAY_TYPES, Mode, PayType, Verb, Wallet
from pos_app.training.codes import is_reusable
from pos_app.training.ledger import Ledger, Row
from pos_app.training.replies import Params, Refusal, Reply, bad_parameter, document
from pos_app.training.rules import TIME_FORMAT, detected_pay_type, pay_type_of
from pos_app.training.stories import (
    CANCELLED,
    CLOSED,
    CUSTOMER_ACTS,
    EXPIRED,
    OPEN_CODES,
    PAID,
    PAID_AT_ONCE,
    STORIES,
    OnCancel,
    Story,
    Turn,
    story_of,
)

HONG_KONG = timezone(timedelta(hours=8))
QRCODE_BASE = "https://training.invalid/pay/"

_DEFAULT_EXPIRED_TIME = 30  # minutes, where the request names none (OpenAPI, "Payment")
_WECHAT_CLOSE_AGE_S = 300.0  # WeChat closes no order younger than five minutes
_REFUND_GAP_S = 3.0


@dataclass(slots=True)
class Trade:
    """The gateway's business: `clock` in seconds since 1970, `pace` scales every time that passes here.

    `qr_story` is told by the next QR payment only, since there is no payment code that could choose one.
    """

    ledger: Ledger
    clock: Callable[[], float]
    pace: float = 1.0
    qr_story: Story = PAID_AT_ONCE
    lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One thread at a time, in a world that is up to date; what happens inside is kept whole or not at all."""
        with self.lock, self.ledger.transaction():
            self._settle()
            yield

    def payment(self, params: Params) -> Reply:
        """`POST /trade/v1/payment`: the story of the payment code, or a QR code that waits for the phone."""
        asked = pay_type_of(params)
        self._refuse_used_number(params)
        if asked.mode is Mode.MPM:
            story, self.qr_story = self.qr_story, PAID_AT_ONCE
            return self._begin(asked, params, story, _showing_qr(story.payment))
        auth_code = params["auth_code"]
        pay_type = detected_pay_type(asked, auth_code)
        story = story_of(auth_code)
        if story.payment.row is not None:
            self._use_code(auth_code)
        return self._begin(pay_type, params, story, story.payment)

    def cancel(self, verb: Verb, params: Params) -> Reply:
        """`/trade/v1/reversal` and `/trade/v1/close`. The answer's `syssn` is the cancel's own."""
        row = self._to_cancel(params)
        pay_type = PAY_TYPES[row.pay_type]
        if pay_type.cancel_verb is not verb:
            raise Refusal("1104", f"{verb.value} is not supported by pay_type")
        self._refuse_cancel_in_state(row)
        self._refuse_young_wechat_order(row, pay_type)
        respcd = self._cancelled(row, pay_type, STORIES[row.story])
        return Reply(document(respcd, self._cancel_fields(row)))

    def refund(self, params: Params) -> Reply:
        """`POST /trade/v1/refund` of a payment, whole or in part."""
        self._refuse_used_number(params)
        paid = self._to_refund(params["syssn"])
        txamt = int(params["txamt"])
        self._refuse_amount(paid, txamt)
        turn = self._refund_turn(paid, params["out_trade_no"])
        if turn.row is None:
            return Reply(document(turn.answer, {}), turn.delivery)
        row = self._new_row(params, "refund", PAY_TYPES[paid.pay_type], paid.txcurrcd, paid.story, turn)
        row.origssn = paid.syssn
        self.ledger.save(row)
        self._count_refunds(paid.syssn)
        return Reply(document(turn.answer, _refund_fields(row)), turn.delivery)

    def _refund_turn(self, paid: Row, out_trade_no: str) -> Turn:
        turn = STORIES[paid.story].refund
        # Kept like a used code: the counter may come back with the number after both were started anew.
        repeated = turn.once and not self.ledger.use_code(out_trade_no)
        return Turn() if repeated else turn

    def add_note(self, params: Params) -> Reply:
        """`POST /trade/v1/add_note`: a note on a transaction, for the merchant portal."""
        row = self.visible(self.ledger.by_syssn(params["syssn"]))
        if row is None:
            raise Refusal("1136")
        row.note = params["note"]
        self.ledger.save(row)
        return Reply(document(PAID, {"syssn": row.syssn}))

    def visible(self, row: Row | None) -> Row | None:
        """The row, unless its story still hides it from queries."""
        return None if row is None or row.visible_at > self.clock() else row

    def mark_paid(self, row: Row) -> None:
        """The customer's money is there."""
        row.respcd, row.cancel, row.paydtm = PAID, 0, self.stamp(self.clock())
        row.due_at = row.expires_at = 0.0
        self.ledger.save(row)

    def stamp(self, moment: float) -> str:
        """`YYYY-MM-DD HH:MM:SS` in UTC+8, as all the gateway's own times are."""
        return datetime.fromtimestamp(moment, HONG_KONG).strftime(TIME_FORMAT)

    def _settle(self) -> None:
        """Lets happen what time has brought: customers who paid or refused, orders that expired."""
        now = self.clock()
        for row in self.ledger.due(now):
            if 0 < row.due_at <= now:
                self._come_due(row)
            if 0 < row.expires_at <= now:
                row.expires_at = 0.0
                if row.respcd in OPEN_CODES:
                    row.respcd = EXPIRED
            self.ledger.save(row)
            if row.origssn:
                self._count_refunds(row.origssn)

    def _come_due(self, row: Row) -> None:
        row.respcd, moment, row.due_at = row.due_respcd, row.due_at, 0.0
        if row.respcd == PAID:
            row.cancel, row.paydtm = 0, self.stamp(moment)

    def _refuse_used_number(self, params: Params) -> None:
        if self.ledger.by_out_trade_no(params["out_trade_no"]) is not None:
            raise Refusal("1251")

    def _use_code(self, auth_code: str) -> None:
        if not is_reusable(auth_code) and not self.ledger.use_code(auth_code):
            raise Refusal("1202", "the payment code was used before")

    def _begin(self, pay_type: PayType, params: Params, story: Story, turn: Turn) -> Reply:
        if turn.row is None:
            return Reply(document(turn.answer, {}), turn.delivery)
        row = self._new_row(params, "payment", pay_type, params["txcurrcd"], story.digits, turn)
        if pay_type.mode is Mode.MPM:
            row.qrcode = QRCODE_BASE + row.syssn
            row.expires_at = row.created + self._validity_s(pay_type, params) * self.pace
        self.ledger.save(row)
        return Reply(document(turn.answer, _payment_fields(row)), turn.delivery)

    def _validity_s(self, pay_type: PayType, params: Params) -> float:
        if pay_type.takes_expired_time:
            return 60.0 * int(params.get("expired_time", _DEFAULT_EXPIRED_TIME))
        return pay_type.validity_s

    def _new_row(
        self, params: Params, order_type: str, pay_type: PayType, txcurrcd: str, story: str, turn: Turn
    ) -> Row:
        now = self.clock()
        sysdtm = self.stamp(now)
        syssn = self._number(sysdtm)
        respcd = turn.row or ""
        return Row(
            syssn=syssn,
            out_trade_no=params["out_trade_no"],
            order_type=order_type,
            pay_type=pay_type.code,
            txamt=int(params["txamt"]),
            txcurrcd=txcurrcd,
            txdtm=params["txdtm"],
            sysdtm=sysdtm,
            respcd=respcd,
            story=story,
            created=now,
            visible_at=now + turn.hidden_s * self.pace,
            goods_name=params.get("goods_name", ""),
            udid=params.get("udid", ""),
            chnlsn=f"4200{syssn[-10:]}",
            paydtm=sysdtm if respcd == PAID else "",
            due_at=now + turn.later_s * self.pace if turn.later else 0.0,
            due_respcd=turn.later or "",
        )

    def _number(self, sysdtm: str) -> str:
        return self.ledger.next_number(sysdtm[:10].replace("-", ""))

    def _to_cancel(self, params: Params) -> Row:
        if "syssn" in params:
            found = self.ledger.by_syssn(params["syssn"])
        elif "out_trade_no" in params:
            found = self.ledger.by_out_trade_no(params["out_trade_no"])
        else:
            raise bad_parameter("syssn", "or out_trade_no is missing")
        row = self.visible(found)
        if row is None:
            raise Refusal("1136")
        _refuse_mismatch(row, params)
        return row

    def _refuse_cancel_in_state(self, row: Row) -> None:
        respcd = {PAID: "1260", CLOSED: CLOSED, EXPIRED: EXPIRED}.get(row.respcd)
        if row.cancel:
            respcd = "1262" if row.respcd == PAID else CANCELLED
        if respcd is not None:
            raise Refusal(respcd)

    def _refuse_young_wechat_order(self, row: Row, pay_type: PayType) -> None:
        young = self.clock() < row.created + _WECHAT_CLOSE_AGE_S * self.pace
        if young and pay_type.wallet is Wallet.WECHAT and pay_type.mode is Mode.MPM:
            raise Refusal("1147", "an order can be closed 5 minutes after its creation")

    def _cancelled(self, row: Row, pay_type: PayType, story: Story) -> str:
        if story.on_cancel is OnCancel.IGNORED:
            return PAID
        if story.on_cancel is OnCancel.PAYS_FIRST:
            self.mark_paid(row)
            return "1260"
        row.due_at = 0.0
        row.respcd, row.cancel = (CLOSED, 2) if pay_type.mode is Mode.MPM else (CANCELLED, 1)
        if story.on_cancel is OnCancel.PAYS_AFTER:
            row.due_at, row.due_respcd = self.clock() + story.paid_after_cancel_s * self.pace, PAID
        self.ledger.save(row)
        return PAID

    def _cancel_fields(self, row: Row) -> dict[str, object]:
        sysdtm = self.stamp(self.clock())
        return {
            "syssn": self._number(sysdtm),
            "orig_syssn": row.syssn,
            "txamt": str(row.txamt),
            "txcurrcd": row.txcurrcd,
            "txdtm": row.txdtm,
            "sysdtm": sysdtm,
        }

    def _to_refund(self, syssn: str) -> Row:
        row = self.visible(self.ledger.by_syssn(syssn))
        if row is None:
            raise Refusal("1268")
        if row.order_type != "payment":
            raise Refusal("1267")
        if row.respcd != PAID:
            raise Refusal("1261")
        if not PAY_TYPES[row.pay_type].refundable:
            raise Refusal("1155")
        return row

    def _refuse_amount(self, paid: Row, txamt: int) -> None:
        refunds = self.ledger.refunds_of(paid.syssn)
        if refunds and self.clock() < refunds[-1].created + _REFUND_GAP_S * self.pace:
            raise Refusal("1264")
        remaining = paid.txamt - sum(row.txamt for row in refunds if row.respcd in {PAID, *OPEN_CODES})
        if remaining == 0:
            raise Refusal("1262")
        if txamt > remaining:
            raise Refusal("1272")
        in_part = PAY_TYPES[paid.pay_type].partial_refund and not STORIES[paid.story].whole_refunds_only
        if txamt < paid.txamt and not in_part:
            raise Refusal("1271")

    def _count_refunds(self, syssn: str) -> None:
        done = sum(row.txamt for row in self.ledger.refunds_of(syssn) if row.respcd == PAID)
        paid = self.ledger.by_syssn(syssn)
        if paid is not None:
            paid.cancel = 3 if done == paid.txamt else 5 if done else 0
            self.ledger.save(paid)


def _showing_qr(told: Turn) -> Turn:
    """The turn of a QR payment: it travels as `told` does, and the customer has yet to act."""
    return told if told.row is None else Turn(PAID, CUSTOMER_ACTS, delivery=told.delivery)


def _refuse_mismatch(row: Row, params: Params) -> None:
    if int(params["txamt"]) != row.txamt:
        raise Refusal("1266")
    same = params["txdtm"] == row.txdtm and params.get("out_trade_no", row.out_trade_no) == row.out_trade_no
    if row.order_type != "payment" or not same:
        raise Refusal("1267")


def _payment_fields(row: Row) -> dict[str, object]:
    answer: dict[str, object] = {
        "syssn": row.syssn,
        "out_trade_no": row.out_trade_no,
        "pay_type": row.pay_type,
        "txamt": str(row.txamt),
        "txcurrcd": row.txcurrcd,
        "txdtm": row.txdtm,
        "sysdtm": row.sysdtm,
        "paydtm": row.paydtm,
        "chnlsn": row.chnlsn,
        "cardcd": "",
        "udid": row.udid,
    }
    return answer | {"qrcode": row.qrcode} if row.qrcode else answer


def _refund_fields(row: Row) -> dict[str, object]:
    return {
        "syssn": row.syssn,
        "orig_syssn": row.origssn,
        "out_trade_no": row.out_trade_no,
        "txamt": str(row.txamt),
        "txcurrcd": row.txcurrcd,
        "txdtm": row.txdtm,
        "sysdtm": row.sysdtm,
        "chnlsn": row.chnlsn,
        "cardcd": "",
    }
