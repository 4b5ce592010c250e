"""Faults that take more than one answer to tell: each a function that plays it and returns the record it is about."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import Payment, State
from pos_app.domain.refund import Refund, RefundState
from tests.integration.checkout.test_till import nobody_listens
from tests.integration.faults.gateway import Behaviour, Exchange, honestly
from tests.integration.faults.scene import AMOUNT, Scene
from tests.integration.qfpay.hostile import HostileServer, Peer, accepting

HURRIED_S = 0.4
MINUTE_S, HOUR_S = 60, 3600
LONG_LEAP_MS = 20_000
NUMBER_USED = {"respcd": "1251", "resperr": "out_trade_no is used"}


@dataclass
class Stage:
    """What a story may open: a scene, its own servers, certificates."""

    open_scene: Callable[..., Scene]
    request: pytest.FixtureRequest
    scenes: list[Scene] = field(default_factory=list)

    def open(self, **particulars: Any) -> Scene:
        self.scenes.append(self.open_scene(**particulars))
        return self.scenes[-1]

    def serve(self, handle: Callable[[Peer], None], tls: ssl.SSLContext | None = None) -> HostileServer:
        server = HostileServer(handle, tls)
        self.request.addfinalizer(server.close)
        return server

    def tls(self, fixture: str) -> ssl.SSLContext:
        context: ssl.SSLContext = self.request.getfixturevalue(fixture)
        return context


Play = Callable[[Stage], "Payment | Refund"]


@dataclass(frozen=True)
class Story:
    section: str
    name: str
    fault: str
    ends: State | RefundState
    play: Play = field(repr=False)
    told_in_good_faith: bool = False


STORIES: list[Story] = []


def story(section: str, fault: str, ends: State | RefundState, **particulars: Any) -> Callable[[Play], Play]:
    """Registers a function as the story of `fault`, which ends in state `ends`."""

    def register(play: Play) -> Play:
        name = play.__name__.replace("_", "-")
        STORIES.append(Story(section, name, fault, ends, play, **particulars))
        return play

    return register


def status(line: str, *headers: str, then: Behaviour | None = None) -> Behaviour:
    """Answers with this status; with `then` what was asked is carried out all the same."""

    def behave(exchange: Exchange) -> None:
        if then is not None:
            exchange.carry_out()
        head = "".join(f"{header}\r\n" for header in headers)
        exchange.peer.send(f"HTTP/1.1 {line}\r\nContent-Length: 0\r\n{head}\r\n".encode())

    return behave


def says(**changes: object) -> Behaviour:
    """The honest answer with other values."""
    return lambda exchange: exchange.say(exchange.carry_out() | changes)


def only_says(**document: object) -> Behaviour:
    """This, and nothing is carried out."""
    return lambda exchange: exchange.say(document)


def hang_up(exchange: Exchange) -> None:
    exchange.carry_out()
    raise EOFError


def never_arrived(_: Exchange) -> None:
    raise EOFError


# --- no way to the gateway: nothing left, and that is a fact ---

NO_WAY = "no way"


def turned_away(scene: Scene) -> Payment:
    payment: Payment = scene.until_over(scene.scan())
    assert {one.kind for one in scene.gateway.heard} <= {"query"}
    return payment


@story(NO_WAY, "The gateway's name cannot be resolved", State.NOT_SENT)
def dns_failure(stage: Stage) -> Payment:
    return turned_away(stage.open(url="https://gateway.invalid"))


@story(NO_WAY, "The connection is refused", State.NOT_SENT)
def connection_refused(stage: Stage) -> Payment:
    return turned_away(stage.open(url=nobody_listens()))


@story(NO_WAY, "The certificate is signed by a stranger, or by itself", State.NOT_SENT)
def stranger_certificate(stage: Stage) -> Payment:
    return turned_away(stage.open(tls=stage.tls("server_tls")))


@story(NO_WAY, "The certificate is another host's", State.NOT_SENT)
def certificate_of_another_host(stage: Stage) -> Payment:
    other = stage.serve(accepting(), stage.tls("trusted_tls"))
    payment = turned_away(stage.open(url=f"https://localhost:{other.port}"))
    assert other.requests == []
    return payment


@story(NO_WAY, "The certificate has expired", State.NOT_SENT)
def expired_certificate(stage: Stage) -> Payment:
    return turned_away(stage.open(tls=stage.tls("expired_tls")))


@story(NO_WAY, "Something without TLS answers at the gateway's address", State.NOT_SENT)
def no_tls_at_the_other_end(stage: Stage) -> Payment:
    def talk(peer: Peer) -> None:
        peer.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        peer.wait_until_gone()

    plain = stage.serve(talk)
    return turned_away(stage.open(url=f"https://127.0.0.1:{plain.port}"))


@story(NO_WAY, "The connection is closed before the TLS handshake", State.NOT_SENT)
def closed_before_the_handshake(stage: Stage) -> Payment:
    rude = stage.serve(lambda _: None)
    return turned_away(stage.open(url=f"https://127.0.0.1:{rude.port}"))


@story(NO_WAY, "The TLS handshake never ends", State.NOT_SENT)
def endless_handshake(stage: Stage) -> Payment:
    silent = stage.serve(_listen)
    scene = stage.open(url=f"https://127.0.0.1:{silent.port}")
    scene.client.deadline_s = HURRIED_S
    return turned_away(scene)


def _listen(peer: Peer) -> None:
    peer.wait_until_gone()


def _behind_proxy(stage: Stage, reply: bytes) -> Payment:
    def refuse(peer: Peer) -> None:
        peer.read_connect()
        peer.send(reply)
        peer.wait_until_gone()

    proxy = stage.serve(refuse)
    scene = stage.open(url="https://gateway.test", proxy=proxy.url)
    scene.client.deadline_s = HURRIED_S
    return turned_away(scene)


@story(NO_WAY, "The proxy wants a password (407)", State.NOT_SENT)
def proxy_wants_a_password(stage: Stage) -> Payment:
    return _behind_proxy(stage, b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")


@story(NO_WAY, "The proxy forbids it (403), with a page of its own", State.NOT_SENT)
def proxy_forbids(stage: Stage) -> Payment:
    return _behind_proxy(stage, b"HTTP/1.1 403 Forbidden\r\nContent-Length: 13\r\n\r\n<html></html>")


@story(NO_WAY, "The proxy does not reach the gateway (502)", State.NOT_SENT)
def proxy_without_upstream(stage: Stage) -> Payment:
    return _behind_proxy(stage, b"HTTP/1.1 502 Bad Gateway\r\n\r\n")


@story(NO_WAY, "The proxy sends its login page with status 200", State.NOT_SENT)
def proxy_page(stage: Stage) -> Payment:
    return _behind_proxy(stage, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Log in</html>\r\n\r\n")


@story(NO_WAY, "The proxy is silent", State.NOT_SENT)
def silent_proxy(stage: Stage) -> Payment:
    return _behind_proxy(stage, b"")


@story(NO_WAY, "A worker wakes from a stall of 60 s with the payment in its hand", State.NOT_SENT)
def stalled_worker(stage: Stage) -> Payment:
    scene = stage.open()

    def stall() -> None:
        scene.client.before_payment = lambda: None  # type: ignore[method-assign]
        scene.clock.leapt += 60_000

    scene.client.before_payment = stall  # type: ignore[method-assign]
    return turned_away(scene)


@story(NO_WAY, "The cashier cancels before the worker has begun to send", State.NOT_SENT)
def cancelled_before_the_first_byte(stage: Stage) -> Payment:
    scene = stage.open()

    def cancelled() -> None:
        (payment,) = scene.till.open_payments().result()
        scene.till.cancel(payment.out_trade_no).result()

    scene.client.before_payment = cancelled  # type: ignore[method-assign]
    return turned_away(scene)


# --- redirects ---

REDIRECTS = "redirects"


def _redirect(code: int) -> None:
    @story(REDIRECTS, f"Status {code} to another server, for every call", State.PAID)
    def play(stage: Stage) -> Payment:
        elsewhere = stage.serve(accepting(b'{"respcd":"0000"}'))
        scene = stage.open()
        scene.gateway.behave(status(f"{code} Moved", f"Location: {elsewhere.url}/trade/v1/payment", then=honestly))
        payment = scene.pass_time(scene.scan(), 30)
        assert payment.state is State.CHECKING
        scene.gateway.recover()
        payment = scene.until_over(payment)
        assert elsewhere.connections == 0
        return payment

    STORIES[-1] = Story(REDIRECTS, f"redirect-{code}", STORIES[-1].fault, State.PAID, play)


for _code in (301, 302, 303, 307, 308):
    _redirect(_code)


# --- too many requests ---

LIMITS = "limits"
TOO_MANY = "429 Too Many Requests"


@story(LIMITS, "429 for the payment, which was charged all the same", State.PAID)
def limit_at_the_payment_that_was_charged(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(status(TOO_MANY, then=honestly), "payment")
    payment = scene.until(scene.scan(), lambda seen: seen.state is State.CHECKING)
    sent = scene.gateway.heard_of("payment")[0].at
    payment = scene.until_over(payment)
    assert scene.gateway.heard_of("query")[0].at >= sent + 2_000
    return payment


@story(LIMITS, "429 for the payment, which was not carried out", State.CANCELLED)
def limit_at_the_payment(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(status(TOO_MANY), "payment")
    return scene.until_over(scene.scan())


def _pauses(scene: Scene) -> list[int]:
    asked = [one.at for one in scene.gateway.heard_of("query")]
    return [later - earlier for earlier, later in zip(asked, asked[1:], strict=False)]


@story(LIMITS, "429 for every call, without Retry-After: pauses that double", State.PAID)
def limit_for_long(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(status(TOO_MANY, then=honestly))
    payment = scene.pass_time(scene.scan(), 100)
    pauses = _pauses(scene)
    assert all(later >= 1.3 * earlier for earlier, later in zip(pauses[1:], pauses[2:], strict=False))
    assert len(pauses) <= 6
    scene.gateway.recover()
    return scene.until_over(payment)


def _assert_asked_no_sooner_than(pause_ms: int, scene: Scene) -> None:
    """Whatever kind of call met the limit, no query came within the pause that was asked for."""
    queries = scene.gateway.heard_of("query")
    assert queries
    for query in queries:
        assert [one for one in scene.gateway.heard if query.at - pause_ms < one.at < query.at] == []


@story(LIMITS, "429 with Retry-After in seconds", State.PAID)
def limit_with_seconds(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(status(TOO_MANY, "Retry-After: 40", then=honestly))
    payment = scene.pass_time(scene.scan(), 100)
    _assert_asked_no_sooner_than(40_000, scene)
    scene.gateway.recover()
    return scene.until_over(payment)


@story(LIMITS, "429 with Retry-After as a date", State.PAID)
def limit_with_a_date(stage: Stage) -> Payment:
    scene = stage.open()
    dates = ("Date: Tue, 24 Nov 2026 04:00:00 GMT", "Retry-After: Tue, 24 Nov 2026 04:00:40 GMT")
    scene.gateway.behave(status(TOO_MANY, *dates, then=honestly))
    payment = scene.pass_time(scene.scan(), 100)
    _assert_asked_no_sooner_than(40_000, scene)
    scene.gateway.recover()
    return scene.until_over(payment)


@story(LIMITS, "429 with a Retry-After of a day: the till asks again within minutes", State.PAID)
def limit_of_a_day(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(status(TOO_MANY, "Retry-After: 86400", then=honestly), "payment")
    payment = scene.until_over(scene.scan())
    waited = scene.gateway.heard_of("query")[0].at - scene.gateway.heard_of("payment")[0].at
    assert 5 * 60_000 <= waited <= 8 * 60_000
    return payment


@story(LIMITS, "429 for the cancel: it comes again later", State.CANCELLED)
def limit_at_the_cancel(stage: Stage) -> Payment:
    scene = stage.open()
    payment = scene.until(scene.show_qr(), lambda seen: seen.state is State.WAITING)
    scene.gateway.behave(status(TOO_MANY, "Retry-After: 20"), "cancel")
    scene.cancel(payment)
    scene.until(payment, lambda seen: seen.cancel_at is not None)
    scene.gateway.recover()
    payment = scene.until_over(payment)
    first, second = scene.gateway.heard_of("cancel")
    assert second.at >= first.at + 20_000
    assert [one for one in scene.gateway.heard_of("query") if first.at + 1_000 < one.at < first.at + 20_000] == []
    return payment


@story(LIMITS, "429 for the refund, which was carried out all the same", RefundState.REFUNDED)
def limit_at_the_refund(stage: Stage) -> Refund:
    scene = stage.open()
    payment = scene.until_over(scene.scan())
    scene.gateway.behave(status(TOO_MANY, "Retry-After: 20", then=honestly), "refund")
    refund = scene.until(scene.refund(payment), lambda seen: seen.state is RefundState.CHECKING)
    sent = scene.gateway.heard_of("refund")[0].at
    refund = scene.until_over(refund)
    assert [one for one in scene.gateway.heard_of("query") if sent < one.at < sent + 20_000] == []
    return refund


# --- connections that are used again ---

CONNECTIONS = "connections"


@story(CONNECTIONS, "The gateway closes each connection as the next call is written on it", State.PAID)
def closed_on_reuse(stage: Stage) -> Payment:
    scene = stage.open()

    def once(exchange: Exchange) -> None:
        honestly(exchange)
        exchange.peer.read_request()
        raise EOFError

    payment = scene.until_over(scene.scan())
    scene.gateway.behave(once, "query")
    payment = scene.until(payment, lambda seen: seen.confirmed)
    second = scene.until_over(scene.scan("281234567890123457"))
    assert second.state is State.PAID
    return payment


@story(CONNECTIONS, "A refusal of something else waits on the connection of the query before", State.PAID)
def stale_refusal(stage: Stage) -> Payment:
    scene = stage.open()
    refusal = b'{"respcd":"1201"}'
    stale = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(refusal), refusal)

    def twice(exchange: Exchange) -> None:
        honestly(exchange)
        exchange.peer.send(stale)

    scene.gateway.behave(twice)
    first = scene.until(scene.scan(), lambda seen: seen.confirmed)
    assert first.state is State.PAID
    return scene.until(scene.scan("281234567890123457"), lambda seen: seen.confirmed)


@story(CONNECTIONS, "The answer takes more than 8 s: a query overtakes it", State.PAID)
def overtaken(stage: Stage) -> Payment:
    scene = stage.open()
    asked: list[Exchange] = []

    def slow(exchange: Exchange) -> None:
        answer = exchange.carry_out()
        asked.append(exchange)
        exchange.gateway.wait_until_heard("query")
        exchange.say(answer)

    scene.gateway.behave(slow, "payment")
    begun = scene.scan()
    scene.gateway.wait_until_heard("payment")
    scene.clock.leapt += 8_000
    return scene.until_over(begun)


# --- cancel and expiry ---

ENDS = "ends"


@story(ENDS, "The customer never confirms a scanned payment (1143 for ever): cancelled after 60 s", State.CANCELLED)
def nobody_confirms(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"
    payment = scene.until_over(scene.scan())
    (cancel,) = scene.gateway.heard_of("cancel")
    assert cancel.at >= payment.sent_at + 60_000
    return payment


@story(ENDS, "1145 for ever, and the cancel is refused (1150)", State.EXPIRED)
def processing_for_ever(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1145"
    scene.gateway.behave(only_says(respcd="1150"), "cancel")
    return scene.until(scene.scan(), lambda seen: seen.state is State.EXPIRED, LONG_LEAP_MS)


@story(ENDS, "1143 for ever, and the wallet has no cancel (PayMe)", State.EXPIRED)
def no_verb(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"
    payment = scene.until_over(scene.scan("PAYME1234567890123456", Wallet.PAYME))
    assert scene.gateway.heard_of("cancel") == []
    return payment


@story(ENDS, "Nobody scans a QR code: closed at the end of its validity", State.EXPIRED)
def nobody_scans(stage: Stage) -> Payment:
    scene = stage.open()
    return scene.until_over(scene.show_qr())


@story(ENDS, "Nobody scans a QR code whose wallet has no cancel (FPS)", State.EXPIRED)
def nobody_scans_fps(stage: Stage) -> Payment:
    scene = stage.open()
    return scene.until(scene.show_qr(Wallet.FPS), lambda seen: seen.state is State.EXPIRED, LONG_LEAP_MS)


@story(ENDS, "The cashier cancels a scan at once: no reversal before 15 s", State.CANCELLED)
def cancelled_at_once(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"
    payment = scene.scan()
    scene.gateway.wait_until_heard("payment")
    scene.cancel(payment)
    return scene.until_over(payment)


@story(ENDS, "The customer pays in the very second of the cancel", State.PAID)
def paid_in_the_second_of_the_cancel(stage: Stage) -> Payment:
    scene = stage.open()

    def too_late(exchange: Exchange) -> None:
        exchange.gateway.customer_pays(exchange.gateway.orders[0].number)
        honestly(exchange)

    payment = scene.until(scene.show_qr(), lambda seen: seen.state is State.WAITING)
    scene.gateway.behave(too_late, "cancel")
    scene.cancel(payment)
    return scene.until_over(payment)


@story(ENDS, "The cancel claims success (0000), and the payment is charged all the same", State.PAID)
def cancel_that_lies(stage: Stage) -> Payment:
    scene = stage.open()

    def lie(exchange: Exchange) -> None:
        exchange.gateway.customer_pays(exchange.gateway.orders[0].number)
        exchange.say({"respcd": "0000", "syssn": "C1"})

    payment = scene.until(scene.show_qr(), lambda seen: seen.state is State.WAITING)
    scene.gateway.behave(lie, "cancel")
    scene.cancel(payment)
    return scene.until_over(payment)


@story(ENDS, "Reversal and close answer 404 to POST: once more with GET", State.CANCELLED)
def cancel_by_get(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"

    def get_only(exchange: Exchange) -> None:
        method = exchange.gateway.server.requests[-1].method
        (honestly if method == "GET" else status("404 Not Found"))(exchange)

    scene.gateway.behave(get_only, "cancel")
    payment = scene.until_over(scene.scan())
    methods = [one.method for one in scene.gateway.server.requests if one.path.endswith(("reversal", "close"))]
    assert methods == ["POST", "GET"]
    return payment


@story(ENDS, "The verb is not for this pay type (1104): the other one, once", State.CANCELLED)
def the_other_verb(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"

    def only_close(exchange: Exchange) -> None:
        close = exchange.gateway.server.requests[-1].path.endswith("close")
        (honestly if close else only_says(respcd="1104"))(exchange)

    scene.gateway.behave(only_close, "cancel")
    payment = scene.until_over(scene.scan())
    paths = [one.path for one in scene.gateway.server.requests if one.path.endswith(("reversal", "close"))]
    assert paths == ["/trade/v1/reversal", "/trade/v1/close"]
    return payment


@story(ENDS, "The answer is lost and the order is not visible for the first 15 s", State.PAID)
def invisible_at_first(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(hang_up, "payment")
    scene.gateway.behave(only_says(respcd="0000", data=[]), "query")
    payment = scene.pass_time(scene.scan(), 15)
    assert payment.state is State.CHECKING
    scene.gateway.recover()
    return scene.until_over(payment)


@story(ENDS, "The payment never arrived, and nobody knows that", State.CANCELLED)
def lost_on_the_way(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(never_arrived, "payment")
    payment = scene.until_over(scene.scan())
    assert payment.changed_at >= payment.sent_at + 190_000
    return payment


@story(ENDS, "Every answer to every cancel is lost, and nothing was charged", State.CANCELLED)
def cancels_that_vanish(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.customer = "1143"
    scene.gateway.behave(hang_up, "cancel")
    return scene.until_over(scene.scan())


# --- alarms ---

ALARMS = "alarms"


def _again(exchange: Exchange) -> None:
    """The gateway charges twice under one number."""
    gateway = exchange.gateway
    number = exchange.params["out_trade_no"]
    answer = exchange.carry_out()
    gateway.charge_again(number)
    exchange.say(answer)


@story(ALARMS, "Charged twice under one number, and the first answer is lost", State.PAID_TWICE)
def twice_unanswered(stage: Stage) -> Payment:
    scene = stage.open()

    def lost(exchange: Exchange) -> None:
        exchange.carry_out()
        exchange.gateway.charge_again(exchange.params["out_trade_no"])
        raise EOFError

    scene.gateway.behave(lost, "payment")
    return scene.until_over(scene.scan())


@story(ALARMS, "Charged twice under one number, and the first answer says *paid*", State.PAID_TWICE)
def twice_answered(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(_again, "payment")
    return scene.until(scene.scan(), lambda seen: seen.state is State.PAID_TWICE)


@story(ALARMS, "Refused at once (1201), and charged all the same", State.PAID_LATE, told_in_good_faith=True)
def refused_and_charged(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(says(respcd="1201"), "payment")
    payment = scene.until_over(scene.scan())
    assert payment.state is State.DECLINED
    return scene.until(payment, lambda seen: seen.state is State.PAID_LATE)


@story(ALARMS, "Cancelled and seen to be unpaid, and the money arrives after that", State.PAID_LATE)
def paid_after_the_cancel(stage: Stage) -> Payment:
    scene = stage.open()
    payment = scene.until(scene.show_qr(), lambda seen: seen.state is State.WAITING)
    scene.cancel(payment)
    payment = scene.until_over(payment)
    assert payment.state is State.CANCELLED
    scene.gateway.orders[0].cancel = 0
    scene.gateway.customer_pays(payment.out_trade_no)
    return scene.until(payment, lambda seen: seen.state is State.PAID_LATE)


@story(
    ALARMS, "Paid, and the confirming query says that it is closed and unpaid", State.DISPUTED, told_in_good_faith=True
)
def taken_back(stage: Stage) -> Payment:
    scene = stage.open()
    payment = scene.until_over(scene.scan())
    scene.gateway.orders[0].respcd = "1142"
    return scene.until(payment, lambda seen: seen.state is State.DISPUTED)


def _money_went_back(cancel: int) -> None:
    def lost_answer(stage: Stage) -> Payment:
        scene = stage.open()
        scene.gateway.behave(hang_up)
        payment = scene.pass_time(scene.scan(), 10)
        scene.gateway.orders[0].cancel = cancel
        scene.gateway.recover()
        return scene.until_over(payment)

    def known(stage: Stage) -> Payment:
        scene = stage.open()
        payment = scene.until_over(scene.scan())
        scene.gateway.orders[0].cancel = cancel
        payment = scene.until(payment, lambda seen: seen.confirmed)
        assert payment.returned == "whole"
        return payment

    fault = f"The answer is lost, and the row has 0000 and `cancel` {cancel}: the money went back"
    STORIES.append(Story(ALARMS, f"row-with-cancel-{cancel}", fault, State.CANCELLED, lost_answer))
    fault = f"Paid, and then the row has `cancel` {cancel}: refunded outside the till"
    STORIES.append(Story(ALARMS, f"paid-and-cancel-{cancel}", fault, State.PAID, known, told_in_good_faith=True))


for _cancel in (1, 2, 3):
    _money_went_back(_cancel)


@story(ALARMS, "The answer is lost, and the row has 0000 and `cancel` 5: a part went back", State.PAID)
def partly_returned(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(hang_up)
    payment = scene.pass_time(scene.scan(), 10)
    scene.gateway.orders[0].cancel = 5
    scene.gateway.recover()
    payment = scene.until_over(payment)
    assert payment.returned == "partly"
    return payment


# --- refusals ---

REFUSALS = "refusals"
_REFUSED_AT_ONCE = (
    ("1103", "a request that cannot be read"), ("1104", "a parameter"), ("1105", "device not activated"),
    ("1106", "unknown device"), ("1107", "device not allowed"), ("1108", "signature error"),
    ("1201", "balance too low"), ("1202", "code wrong or expired"), ("1203", "the shop's account"),
    ("1212", "mainland code"), ("1241", "no such shop"), ("1242", "shop misconfigured"), ("1243", "shop disabled"),
    ("1250", "forbidden"), ("1294", "forbidden by the bank"), ("2005", "code wrong or expired"), ("2006", "no valid code"),
)  # fmt: skip


def _refusal(respcd: str, words: str) -> None:
    def play(stage: Stage) -> Payment:
        scene = stage.open()
        scene.gateway.behave(only_says(respcd=respcd), "payment")
        payment = scene.until_over(scene.scan())
        assert payment.respcd == respcd
        assert len(scene.gateway.heard) == 1
        return payment

    STORIES.append(Story(REFUSALS, f"refused-{respcd}", f"{respcd}: {words}", State.DECLINED, play))


for _respcd, _words in _REFUSED_AT_ONCE:
    _refusal(_respcd, _words)


# --- refunds ---

REFUNDS = "refunds"


@story(REFUNDS, "In progress (1143) for a day, and then done", RefundState.REFUNDED)
def refund_in_progress(stage: Stage) -> Refund:
    scene = stage.open()
    payment = scene.until_over(scene.scan())

    def in_progress(exchange: Exchange) -> None:
        answer = exchange.carry_out()
        exchange.gateway.orders[-1].respcd = "1143"
        exchange.say(answer | {"respcd": "1143"})

    scene.gateway.behave(in_progress, "refund")
    refund = scene.pass_time(scene.refund(payment), 24 * HOUR_S, leap_ms=120_000)
    assert refund.state is RefundState.PROCESSING
    scene.gateway.orders[-1].respcd = "0000"
    return scene.until_over(refund)


@story(REFUNDS, "In progress, and then refused (1269)", RefundState.REFUSED)
def refund_refused_late(stage: Stage) -> Refund:
    scene = stage.open()
    payment = scene.until_over(scene.scan())

    def in_progress(exchange: Exchange) -> None:
        answer = exchange.carry_out()
        exchange.gateway.orders[-1].respcd = "1145"
        exchange.say(answer | {"respcd": "1145"})

    scene.gateway.behave(in_progress, "refund")
    refund = scene.pass_time(scene.refund(payment), 30)
    assert refund.state is RefundState.PROCESSING
    scene.gateway.orders[-1].respcd = "1269"
    return scene.until_over(refund)


_REFUND_REFUSED: Sequence[str] = (
    "1108", "1124", "1155", "1265", "1266", "1267", "1269", "1270", "1271", "1272",
)  # fmt: skip


def _refused_refund(respcd: str) -> None:
    def play(stage: Stage) -> Refund:
        scene = stage.open()
        payment = scene.until_over(scene.scan())
        scene.gateway.behave(only_says(respcd=respcd), "refund")
        refund = scene.until_over(scene.refund(payment))
        assert refund.respcd == respcd
        return refund

    STORIES.append(Story(REFUNDS, f"refund-{respcd}", f"The refund is refused: {respcd}", RefundState.REFUSED, play))


for _respcd in _REFUND_REFUSED:
    _refused_refund(_respcd)


def _odd_refund(name: str, fault: str, **changes: object) -> None:
    def play(stage: Stage) -> Refund:
        scene = stage.open()
        payment = scene.until_over(scene.scan())
        scene.gateway.behave(hang_up, "query")
        scene.gateway.behave(says(**changes), "refund")
        refund = scene.pass_time(scene.refund(payment), 30)
        assert refund.state is RefundState.CHECKING
        scene.gateway.recover()
        return scene.until_over(refund)

    STORIES.append(Story(REFUNDS, f"refund-{name}", fault, RefundState.REFUNDED, play))


for _name, _fault, _changes in (
    ("unknown-code", "The refund is answered with a code nobody knows", {"respcd": "7777"}),
    ("number-code", "The refund's `respcd` is a number", {"respcd": 0}),
    ("code-1264", "1264: closed, or an earlier refund is in progress", {"respcd": "1264"}),
    ("code-1125", "1125: refunded already", {"respcd": "1125"}),
    ("other-number", "The refund's answer is about another number", {"out_trade_no": "R1"}),
    ("odd-number", "The refund's answer is about a list", {"out_trade_no": ["R1"]}),
    ("other-amount", "The refund's answer has another amount", {"txamt": AMOUNT + 1}),
    ("odd-amount", "The refund's answer has an amount with decimals", {"txamt": "12.50"}),
    ("other-currency", "The refund's answer has another currency", {"txcurrcd": "CNY"}),
    ("other-payment", "The refund's answer is about another payment", {"orig_syssn": "20260000"}),
    ("no-syssn", "The refund's answer has no number of QFPay's", {"syssn": ""}),
    ("refused-other", "1269, about another number", {"respcd": "1269", "out_trade_no": "R1"}),
    ("refused-odd-amount", "1269, about an amount with decimals", {"respcd": "1269", "txamt": "12.50"}),
):
    _odd_refund(_name, _fault, **_changes)
