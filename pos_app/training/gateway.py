"""The training gateway as a whole: books, business, HTTP."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pos_app.training.ledger import Ledger
from pos_app.training.openapi import Answer, OpenApi, Request, TrainingCredentials
from pos_app.training.phone import Phone
from pos_app.training.phone_door import PREFIX, answer_phone
from pos_app.training.server import LoopbackServer
from pos_app.training.trade import Trade

if TYPE_CHECKING:
    from pos_app.qfpay.signing import SignType

APP_CODE = "TRAINING-APP-CODE"
CLIENT_KEY = "TRAINING-ONLY-CLIENT-KEY"
MCHID = "TRAINING-SHOP"


class TrainingGateway:
    """A QFPay gateway on 127.0.0.1 that moves no money. Serves from `start` to `close`; a context manager.

    `port`: 0 takes a free one. `ledger_path`: orders survive a restart in this SQLite file; without it they
    live in memory. `mchid`: None is a merchant to whom none was issued. `sign_type`: the only one
    that it knows, in place of the one that a request names. `clock`: seconds since 1970. `pace`
    scales all times that pass in here (a customer's password, silence, expiry, WeChat's five minutes): 0.01
    makes a minute 0.6 s. `limit_per_minute`: beyond it HTTP 429; QFPay's is 400 for all tills of a merchant.
    Raises `OSError` if the port is taken, `OverflowError` if there is no such port, `SetupError` if the file
    cannot be used.
    """

    def __init__(
        self,
        port: int = 0,
        ledger_path: Path | None = None,
        *,
        mchid: str | None = MCHID,
        sign_type: SignType | None = None,
        clock: Callable[[], float] = time.time,
        pace: float = 1.0,
        limit_per_minute: int | None = None,
    ) -> None:
        self.credentials = TrainingCredentials(APP_CODE, CLIENT_KEY, mchid)
        self._ledger = Ledger(ledger_path)
        self._trade = Trade(self._ledger, clock, pace)
        self._open_api = OpenApi(self._trade, self.credentials, limit_per_minute, sign_type)
        self.phone = Phone(self._trade)
        try:
            self._server = LoopbackServer(port, self)
        except (OSError, OverflowError):
            self._ledger.close()
            raise

    @property
    def url(self) -> str:
        """Base URL, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def app_code(self) -> str:
        """For `X-QF-APPCODE`."""
        return self.credentials.app_code

    @property
    def client_key(self) -> str:
        """Signs; an obvious dummy."""
        return self.credentials.client_key

    @property
    def mchid(self) -> str | None:
        """In every request, or, if None, in none."""
        return self.credentials.mchid

    @property
    def pace(self) -> float:
        """The factor on all times that pass in here."""
        return self._trade.pace

    def start(self) -> Self:
        """Begins to serve."""
        self._server.start()
        return self

    def close(self) -> None:
        """Ends every connection and thread, then closes the ledger."""
        self._server.stop()
        self._ledger.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    def issue_key(self, client_key: str) -> None:
        """What QFPay does when it renews a merchant's key: the old one is refused from here on."""
        self.credentials = self.credentials._replace(client_key=client_key)
        self._open_api.renew(self.credentials)

    def now(self) -> float:
        """The gateway's time, in seconds since 1970."""
        return self._trade.clock()

    def answer(self, request: Request) -> Answer:
        """The answer to a request, be it QFPay's OpenAPI or the phone's side door."""
        if request.path.startswith(PREFIX):
            return answer_phone(self.phone, request)
        return self._open_api.answer(request)
