"""What the engine needs of the world: a gateway and somebody to make calls. The simulator brings its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.domain.answers import CancelAnswer, NoAnswer, PaymentAnswer, QueryAnswer, RefundAnswer
    from pos_app.domain.pay_types import Verb
    from pos_app.qfpay.orders import PaymentOrder, RefundOrder
    from pos_app.qfpay.windows import Window

Answer = TypeVar("Answer")


class Gateway(Protocol):
    """QFPay's OpenAPI as the engine uses it; blocking, called by workers only. Never raises for network trouble."""

    def payment(self, order: PaymentOrder, permit: Callable[[], bool], deadline_s: float) -> PaymentAnswer | NoAnswer:
        """One payment call; `permit` is asked just before the first byte."""

    def query(
        self, out_trade_nos: Sequence[str] = (), *, syssn: str = "", window: Window | None = None,
        since_ms: int | None = None,
    ) -> QueryAnswer | NoAnswer:  # fmt: skip
        """Asks by number; with `syssn` by that first, and for one number only.

        `window` says where to look instead of the current month; it may cross months. With `since_ms`, when the
        oldest of them was made, also in the months since then, not in the present one only.
        """

    def transactions(self, window: Window, page: int = 1) -> QueryAnswer | NoAnswer:
        """One page of everything in `window`, which lies within one month; fewer than `PAGE_SIZE` rows are the last."""

    def cancel(
        self, verb: Verb, *, txamt: int, txdtm: str, out_trade_no: str = "", syssn: str = ""
    ) -> CancelAnswer | NoAnswer:
        """One reversal or close; by `syssn` when it is known (not empty), else by number."""

    def refund(self, order: RefundOrder, permit: Callable[[], bool], deadline_s: float) -> RefundAnswer | NoAnswer:
        """One refund call; `permit` is asked just before the first byte."""

    def close(self) -> None:
        """Ends the calls under way; later ones answer at once that nothing left."""


class Calls(Protocol):
    """Makes blocking calls away from the till thread and brings the results back into it."""

    def start(self, lane: str, call: Callable[[], Answer], done: Callable[[Answer], None]) -> None:
        """Runs `call` in a worker of `lane` (`payment` or `other`), then `done` with its result in the till thread."""
