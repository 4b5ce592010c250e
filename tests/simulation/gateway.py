"""QFPay's OpenAPI over the ledger: requests in, documents out. It errs and keeps silent, but it never says that money
moved which did not, and never refuses what it carried out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from random import Random
from typing import Any

from pos_app.domain.pay_types import PAY_TYPES
from pos_app.qfpay.transport import Request
from pos_app.qfpay.windows import GATEWAY_ZONE
from tests.simulation.chance import Chance
from tests.simulation.ledger import HOUR, MINUTE, PENDING, SECOND, Ledger, Order, Repayment, View

APP_CODE, CLIENT_KEY, MCHID = "app", "key", "shop"
Document = dict[str, Any]

OTHER_TILL = "002"
UNCLEAR = ("1100", "1111", "1131", "1154", "1161", "1252", "1297", "2999")
REFUSALS = ("1103", "1107", "1108", "1203", "1241", "1250", "1294")
DECLINES = ("1201", "1202", "1212", "2005", "2006")
STRANGE = ("9999", "abcd", "0", "")


class Gateway:
    """One merchant's account. `moments`: the times of which the answer in the making tells; `told_paid`: the numbers
    of which it says, truly and clearly, that they are paid; `told_twice`: of which it shows two charges. `late`: the
    till no longer waits for it.
    """

    def __init__(self, chance: Chance, ledger: Ledger, *, lenient: bool, only_get: bool) -> None:
        self._chance = chance
        self._dice = chance.detail
        self._ledger = ledger
        self._lenient = lenient
        self.moments: list[int] = []
        self.told_paid: set[str] = set()
        self.told_twice: set[str] = set()
        self.late = False
        self._serial = 0
        self._only_get = only_get
        self._text_amounts = self._dice.random() < 0.5
        self._empty_code = self._dice.choice(("0000", "0000", "1136", "1268"))

    def handle(self, request: Request, now: int) -> tuple[int, Document]:
        """HTTP status and document of the answer."""
        self._ledger.settle(now)
        self.moments.append(now)
        params = request.params
        if not _is_signed(request):
            return 200, {"respcd": "1108", "resperr": "signature"}
        match request.path.rpartition("/")[2]:
            case "payment":
                return 200, self._payment(params, now)
            case "query":
                return 200, self._query(params, now)
            case "refund":
                return 200, self._refund(params, now)
        return self._cancel(request, now)

    # --- payment ---

    def _payment(self, params: Mapping[str, str], now: int) -> Document:
        number = params["out_trade_no"]
        if number in self._ledger.orders or number in self._ledger.repayments:
            return {"respcd": self._dice.choice(("1251", "1102", "2011"))}
        fault = self._chance.fault("payment")
        if fault == "configuration refusal":
            return {"respcd": self._dice.choice(REFUSALS), "out_trade_no": number}
        if fault == "error, nothing done":
            return {"respcd": self._dice.choice(UNCLEAR)}
        order = self._new_order(params, now)
        order.act(now)
        if fault == "error, though carried out":
            return {"respcd": self._dice.choice(UNCLEAR), "out_trade_no": number}
        return self._payment_answer(order, fault)

    def _payment_answer(self, order: Order, fault: str) -> Document:
        view = order.now
        answer = self._particulars(order, "0000" if order.is_mpm else view.respcd)
        if order.is_mpm:
            answer["qrcode"] = f"https://qr/{order.number}"
        if fault == "wrapped":
            status = "SUCCESS" if view.held else "PENDING" if view.respcd in PENDING else "FAILED"
            fields = {**answer, "txstatus": status, "qf_trade_no": order.syssn}
            del fields["syssn"]
            answer = {"respcd": answer["respcd"], "data": fields}
        elif fault in _SPOILED:
            _spoil(answer, fault, order)
        if view.held and not order.is_mpm and fault in ("", "wrapped"):
            self.told_paid.add(order.number)
        return answer

    def _particulars(self, order: Order, respcd: str) -> Document:
        amount = str(order.amount) if self._text_amounts else order.amount
        return {
            "respcd": respcd, "out_trade_no": order.number, "syssn": order.syssn, "txamt": amount,
            "txcurrcd": "HKD", "pay_type": order.pay_type,
        }  # fmt: skip

    def _new_order(self, params: Mapping[str, str], now: int) -> Order:
        kind = PAY_TYPES[params["pay_type"]]
        pay_type = "800108" if kind.code == "800008" else kind.code
        number, self._serial = params["out_trade_no"], self._serial + 1
        dice = self._chance.of_customer(self._serial)
        order = Order(number, f"2026{self._serial:012}", pay_type, int(params["txamt"]), now, now, 0)
        order.payable_until = now + kind.validity_s * SECOND
        order.become(now, dice.choice(PENDING), 0, held=False, closed=False)
        fault = self._chance.fault("order")
        if self._chance.hurried and not fault and not self._chance.calm:
            fault = dice.choice(("taken back", "two rows", "two successes", ""))
        if fault == "invisible at first":
            order.visible_at = now + dice.choice((3, 9, 15)) * SECOND
        order.failed_before = fault == "two rows"
        if order.failed_before:  # the wallet refused, and was asked again by QFPay: that row is to be seen later
            order.visible_at = now + dice.choice((0, 9, 15)) * SECOND
        if fault != "pending for ever":
            _plan(order, dice, now, fault)
        self._ledger.add(order)
        return order

    # --- query ---

    def _query(self, params: Mapping[str, str], now: int) -> Document:
        fault = self._chance.fault("query")
        if fault == "query refused":
            return {"respcd": self._dice.choice((*UNCLEAR, "1107", "1108"))}
        if fault == "stale answer":
            now -= self._dice.choice((2, 6, 14)) * SECOND
            self.moments[-1] = now
        rows = [*self._rows(params, now)]
        if fault and fault != "stale answer" and rows:
            self._spoil_rows(rows, fault)
        if not rows and self._empty_code != "0000":
            return {"respcd": self._empty_code, "resperr": "not found"}
        return {"respcd": "0000", "data": rows, "page": 1, "page_size": 100}

    def _rows(self, params: Mapping[str, str], now: int) -> Iterator[Document]:
        syssn, numbers = params.get("syssn", ""), params.get("out_trade_no", "").split(",")
        for order in self._ledger.orders.values():
            if syssn:
                wanted = syssn.startswith(order.syssn)
            else:
                wanted = order.number in numbers and _in_window(order.born, params, now)
            view = order.at(now) if wanted else None
            if wanted and order.failed_before and now >= order.born:
                row = self._particulars(order, "1201") | {"order_type": "payment", "cancel": 0}
                if syssn in ("", f"{order.syssn}0"):
                    yield {**row, "syssn": f"{order.syssn}0"}
            if view is not None:
                yield from (row for row in self._order_rows(order, view) if row["syssn"] == syssn or not syssn)
                if len(order.charges) > 1 and view.held and not syssn:
                    self.told_twice.add(order.number)
        for repayment in self._ledger.repayments.values():
            own = repayment.syssn, repayment.order.syssn  # QFPay's number of a payment finds its refunds too
            wanted = syssn in own if syssn else repayment.number in numbers
            if wanted and repayment.born <= now and (syssn or _in_window(repayment.born, params, now)):
                yield self._repayment_row(repayment)

    def _order_rows(self, order: Order, view: View) -> Iterator[Document]:
        row = self._particulars(order, view.respcd) | {"order_type": "payment", "cancel": view.cancel}
        if len(order.charges) > 1:
            yield {**row, "syssn": order.charges[1]}
        if view.held:
            self.told_paid.add(order.number)
        yield row

    def _repayment_row(self, one: Repayment) -> Document:
        return {
            "respcd": one.respcd, "out_trade_no": one.number, "syssn": one.syssn, "origssn": one.order.syssn,
            "order_type": "refund", "cancel": 0, "txamt": one.amount, "txcurrcd": "HKD", "pay_type": one.order.pay_type,
        }  # fmt: skip

    def _spoil_rows(self, rows: list[Document], fault: str) -> None:
        if any(row["out_trade_no"][13:16] == OTHER_TILL for row in rows):
            return  # of such a payment the till knows nothing by which it could notice
        if fault == "row of another order":
            rows.insert(0, {**rows[0], "out_trade_no": "P" + "9" * 23, "syssn": "77", "respcd": "0000", "cancel": 0})
            return
        for row in rows:
            if row["order_type"] == "payment" or fault not in _SPOILS_PAYMENTS:
                row.update(_SPOILED_ROW[fault])
            if fault == "wrong amount in a row":
                row.update(respcd="0000", txamt=int(row["txamt"]) + 1)
            elif fault == "wrong currency in a row":
                row.update(respcd="0000", txcurrcd="USD")
        self.told_paid.clear()
        self.told_twice.clear()

    # --- cancel ---

    def _cancel(self, request: Request, now: int) -> tuple[int, Document]:
        if self._only_get and request.method != "GET":
            return 405, {}
        params, dice = request.params, self._dice
        order = self._ledger.find(params.get("out_trade_no", ""), params.get("syssn", ""))
        fault = self._chance.fault("cancel")
        if order is None:
            return 200, {"respcd": dice.choice(("1136", "1268"))}
        if fault == "verb refused":
            return 200, {"respcd": dice.choice(("1104", "1107", "1250"))}
        if fault == "paid in the second of the cancel":
            order.plan.insert(0, (now, "pay"))
            order.act(now)
        if fault == "cancel claims and does nothing":
            return 200, {"respcd": "0000", "syssn": "88", "orig_syssn": order.syssn}
        respcd = self._carry_out_cancel(order, now)
        if respcd == "0000" and not order.charges and self._chance.fault("after a cancel"):
            pauses = (SECOND,) if self._chance.hurried else (2 * SECOND, 9 * SECOND, 90 * SECOND, 20 * MINUTE)
            order.intend(now + dice.choice(pauses), "pay_after_all")
        if fault == "cancel errs and does it":
            respcd = dice.choice(UNCLEAR)
        return 200, {"respcd": respcd, "syssn": "88", "orig_syssn": order.syssn}

    def _carry_out_cancel(self, order: Order, now: int) -> str:
        view, dice = order.now, self._dice
        if view.closed and not view.held:
            return "1263"
        if view.held and (order.is_mpm or order.refunded or dice.random() < 0.5):
            return dice.choice(("1260", "1150"))
        if order.pay_type == "800201" and now - order.born < 5 * MINUTE:
            return dice.choice(("1154", "1264"))  # WeChat closes no QR order of less than 5 minutes
        order.reversed = order.reversed or (view.held and not self.late)
        order.cancel(now, dice.choice(("1263", "1142", "1143")), 2 if order.is_mpm else 1)
        return "0000"

    # --- refund ---

    def _refund(self, params: Mapping[str, str], now: int) -> Document:
        number, amount, dice = params["out_trade_no"], int(params["txamt"]), self._dice
        order = self._ledger.find("", params["syssn"])
        if number in self._ledger.repayments or number in self._ledger.orders:
            return {"respcd": "1251"}
        if order is None:
            return {"respcd": "1136"}
        fault = self._chance.fault("refund")
        if fault == "refund refused":
            return {"respcd": dice.choice(("1265", "1269", "1270", "1155", "1264")), "out_trade_no": number}
        if fault == "refund errs, nothing done":
            return {"respcd": dice.choice(UNCLEAR)}
        if not order.now.held:
            return {"respcd": "1261" if not order.charges else "1262"}
        if amount > order.left and not self._lenient:
            return {"respcd": "1272", "out_trade_no": number}
        return self._repay(number, order, amount, fault, now)

    def _repay(self, number: str, order: Order, amount: int, fault: str, now: int) -> Document:
        one = self.give_back(order, amount, now, number)
        if fault == "refund in progress":
            one.respcd = self._dice.choice(PENDING)
            one.ends_at = now + self._dice.choice((2 * SECOND, MINUTE, HOUR))
            one.fails = self._dice.random() < 0.3
        if fault == "refund errs and is done":
            return {"respcd": self._dice.choice(UNCLEAR)}
        answer = {
            "respcd": one.respcd, "out_trade_no": number, "syssn": one.syssn, "orig_syssn": order.syssn,
            "txamt": amount, "txcurrcd": "HKD",
        }  # fmt: skip
        if fault == "refund answer contradicts":
            answer["txamt"] = amount + 1
        return answer

    def sell_elsewhere(self, number: str, pay_type: str, amount: int, now: int) -> None:
        """Another till of the merchant makes an order."""
        self._new_order({"out_trade_no": number, "pay_type": pay_type, "txamt": str(amount)}, now)

    def give_back(self, order: Order, amount: int, now: int, number: str = "") -> Repayment:
        """Refunds `amount`: by our till under `number`, else by another one."""
        self._serial += 1
        other = f"R{self._serial:023}"
        one = Repayment(number or other, f"2026{self._serial:012}", order, amount, now, "0000", bool(number))
        one.moved = True
        self._ledger.repayments[one.number] = one
        order.give_back(now, amount)
        return one


_SPOILS_PAYMENTS = ("wrong order_type", "unreadable cancel")
_SPOILED = ("wrong amount", "wrong currency", "other number", "no syssn", "unknown respcd", "respcd is no text")
_SPOILED_ROW: dict[str, Document] = {
    "row without number": {"out_trade_no": ""},
    "wrong amount in a row": {},
    "wrong currency in a row": {},
    "wrong order_type": {"order_type": "preauth", "respcd": "0000"},
    "unknown respcd in a row": {"respcd": "9998"},
    "unreadable cancel": {"respcd": "0000", "cancel": "maybe"},
}


def _spoil(answer: Document, fault: str, order: Order) -> None:
    """Makes an answer that proves nothing out of one that may have proven something."""
    match fault:
        case "wrong amount":
            answer.update(respcd="0000", txamt=order.amount + 100)
        case "wrong currency":
            answer.update(respcd="0000", txcurrcd="CNY")
        case "other number":
            answer.update(respcd="0000", out_trade_no="P" + "1" * 23)
        case "no syssn":
            answer.pop("syssn")
        case "unknown respcd":
            answer["respcd"] = STRANGE[order.amount % len(STRANGE)]
        case _:
            answer["respcd"] = 0 if order.amount % 2 else None


def _plan(order: Order, dice: Random, now: int, fault: str) -> None:
    """What the customer will do."""
    lot, is_mpm = dice.random(), order.is_mpm
    if is_mpm:
        moment, deed = now + dice.choice((3, 15, 60, 200)) * SECOND, "pay"
    elif lot < 0.5 or fault == "taken back":
        moment, deed = now + dice.choice((0, 0, 7)) * SECOND, "pay"
    elif lot < 0.62:
        moment, deed = now, "decline"
    else:
        moment = now + dice.choice((1, 4, 20, 50, 61, 180)) * SECOND
        deed = "pay" if dice.random() < 0.75 else "decline"
    if not (is_mpm and lot < 0.25):  # some customers walk away
        order.plan.append((moment, deed))
    elif dice.random() < 0.5:
        order.intend(order.payable_until, "expire")
    if fault == "taken back":
        order.intend(moment + dice.choice((2, 2, 6)) * SECOND, "take_back")
    elif fault == "two successes":
        order.intend(moment + dice.choice((1, 1, 4, 90)) * SECOND, "pay_again")


def _is_signed(request: Request) -> bool:
    text = "&".join(f"{name}={value}" for name, value in sorted(request.params.items()))
    given = request.headers["X-QF-SIGN"]
    return given == hashlib.sha256((text + CLIENT_KEY).encode()).hexdigest().upper() and (
        request.params.get("mchid") == MCHID
    )


def _in_window(born: int, params: Mapping[str, str], now: int) -> bool:
    """Without a window the gateway looks at its current month."""
    start, end = params.get("start_time"), params.get("end_time")
    if start and end:
        return start <= _stamp(born) <= end
    return _stamp(born)[:7] == _stamp(now)[:7]


def _stamp(moment: int) -> str:
    return datetime.fromtimestamp(moment / SECOND, UTC).astimezone(GATEWAY_ZONE).strftime("%Y-%m-%d %H:%M:%S")
