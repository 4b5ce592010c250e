"""The one way to ask the gateway about a payment: at most one query is in the air."""

from __future__ import annotations

from pos_app.domain.payment import Effect, Payment, SendQuery

Step = tuple[Payment, list[Effect]]


def ask(payment: Payment, at: int, effects: list[Effect]) -> Step:
    """The payment and `effects`, with a query added unless one is under way."""
    if payment.asking:
        return payment, effects
    return payment.but(asking=True, asked_at=at), [*effects, SendQuery()]
