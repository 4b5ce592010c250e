"""A cashier's hands at the desk, which count what they do."""

from __future__ import annotations

from dataclasses import dataclass

import zxingcpp

from tests.end_to_end.desk import Desk, until


@dataclass
class Hands:
    """Presses, clicks and scans at `desk`, and how many there were."""

    desk: Desk
    keys: int = 0
    clicks: int = 0
    scans: int = 0

    @property
    def actions(self) -> tuple[int, int, int]:
        """Keys, clicks and scans so far."""
        return self.keys, self.clicks, self.scans

    def press(self, key: str, times: int = 1) -> None:
        """One key, once or more often."""
        self.keys += times
        self.desk.press(*[key] * times, gap_ms=60)

    def type(self, text: str) -> None:
        """Keys as a person types them."""
        self.keys += len(text)
        self.desk.type_slowly(text)

    def click(self, name: str) -> None:
        """One click, or one touch."""
        self.clicks += 1
        self.desk.click(name)

    def scan(self, code: str, gap_ms: int = 5) -> None:
        """One scan."""
        self.scans += 1
        self.desk.scan(code, gap_ms)


def qr_code_on(desk: Desk) -> str:
    """What the customer's phone reads from the screen."""
    read = until("a QR code is on the screen", lambda: zxingcpp.read_barcodes(desk.picture()))
    return str(read[0].text)
