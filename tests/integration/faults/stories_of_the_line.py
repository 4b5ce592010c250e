"""Stories of the way to the gateway: nothing left, redirects, limits, connections that are used again."""

from __future__ import annotations

from itertools import pairwise

from pos_app.domain.payment import Payment, State
from pos_app.domain.refund import Refund, RefundState
from tests.integration.checkout.test_till import nobody_listens
from tests.integration.faults.gateway import Exchange, honestly
from tests.integration.faults.scene import Scene
from tests.integration.faults.story import (
    STORIES,
    Stage,
    Story,
    status,
    story,
)
from tests.integration.qfpay.hostile import Peer, accepting

HURRIED_S = 0.4
HOUR_S = 3600
LONG_LEAP_MS = 20_000


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

    fault = f"Status {code} to another server, for every call"
    STORIES.append(Story(REDIRECTS, f"redirect-{code}", fault, State.PAID, play))


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
    return [later - earlier for earlier, later in pairwise(asked)]


@story(LIMITS, "429 for every call, without Retry-After: pauses that double", State.PAID)
def limit_for_long(stage: Stage) -> Payment:
    scene = stage.open()
    scene.gateway.behave(status(TOO_MANY, then=honestly))
    payment = scene.pass_time(scene.scan(), 100)
    pauses = _pauses(scene)
    assert all(later >= 1.3 * earlier for earlier, later in pairwise(pauses[1:]))
    assert len(pauses) <= 6
    scene.gateway.recover()
    return scene.until_over(payment)


def _assert_asked_no_sooner_than(pause_ms: int, scene: Scene) -> None:
    """Whatever kind of call met the limit, no query came within the pause; a call beside it could not know."""
    queries = scene.gateway.heard_of("query")
    assert queries
    for query in queries:
        assert [one for one in scene.gateway.heard if query.at - pause_ms < one.at < query.at - 1_000] == []


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
