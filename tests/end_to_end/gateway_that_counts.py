"""The training gateway as a process of its own that also keeps a list of its calls, and whose time can be put forward.

Beside `/training/ledger`: `GET /training/calls` (`calls`: path and number of each payment and refund that arrived, in
order) and `POST /training/later` with `{"seconds": 240}`: from now on it is so much later here.
"""

from __future__ import annotations

import json
import signal
import threading
import time
from urllib.parse import parse_qs

from pos_app.training.gateway import TrainingGateway
from pos_app.training.openapi import Answer, Request

COUNTED = {"/trade/v1/payment": "payment", "/trade/v1/refund": "refund"}


class GatewayThatCounts(TrainingGateway):
    def __init__(self) -> None:
        self.later_s = 0.0
        self.calls: list[tuple[str, str]] = []
        super().__init__(clock=lambda: time.time() + self.later_s)

    def answer(self, request: Request) -> Answer:
        if request.path in COUNTED:
            number = parse_qs(request.body.decode())["out_trade_no"][0]
            self.calls.append((COUNTED[request.path], number))
        if request.path == "/training/calls":
            return Answer(json.dumps({"calls": self.calls}).encode())
        if request.path == "/training/later":
            self.later_s = float(json.loads(request.body)["seconds"])
            return Answer(b"{}")
        return super().answer(request)


def main() -> None:
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    with GatewayThatCounts() as gateway:
        keys = {"app_code": gateway.app_code, "client_key": gateway.client_key, "mchid": gateway.mchid}
        print(json.dumps({"url": gateway.url, **keys}), flush=True)
        stopped.wait()


main()
