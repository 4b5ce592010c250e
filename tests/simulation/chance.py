"""What goes wrong in a seed: which kinds of fault it knows, and when they strike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from random import Random

RATES: dict[str, dict[str, float]] = {
    "worker": {"stalled worker": 0.25},
    "sending": {
        "refused": 0.15,
        "slow connection": 0.2,
        "lost request": 0.15,
        "held in the air": 0.25,
        "sent twice by a proxy": 0.15,
    },
    "answering": {
        "lost answer": 0.2,
        "reset": 0.15,
        "slow answer": 0.25,
        "HTML": 0.15,
        "half JSON": 0.12,
        "no JSON object": 0.1,
        "bad encoding": 0.1,
        "no respcd": 0.1,
        "HTTP 500": 0.12,
        "HTTP 502": 0.1,
        "HTTP 429": 0.15,
        "HTTP 429 with Retry-After": 0.15,
        "redirect": 0.12,
        "wrong signature": 0.15,
    },
    "forging": {"forged answer": 0.5},
    "payment": {
        "error, though carried out": 0.15,
        "error, nothing done": 0.15,
        "unknown respcd": 0.12,
        "respcd is no text": 0.1,
        "configuration refusal": 0.1,
        "wrong amount": 0.3,
        "wrong currency": 0.3,
        "other number": 0.15,
        "no syssn": 0.15,
        "wrapped": 0.3,
    },
    "order": {
        "invisible at first": 0.5,
        "pending for ever": 0.3,
        "two rows": 0.3,
        "two successes": 0.3,
        "taken back": 0.3,
    },
    "query": {
        "query refused": 0.12,
        "stale answer": 0.25,
        "row without number": 0.1,
        "row of another order": 0.15,
        "wrong amount in a row": 0.25,
        "wrong currency in a row": 0.25,
        "wrong order_type": 0.15,
        "unknown respcd in a row": 0.15,
        "unreadable cancel": 0.12,
    },
    "cancel": {
        "cancel claims and does nothing": 0.4,
        "cancel errs and does it": 0.3,
        "paid in the second of the cancel": 0.4,
        "verb refused": 0.3,
    },
    "after a cancel": {"money after the cancel": 0.4},
    "refund": {
        "refund refused": 0.25,
        "refund in progress": 0.4,
        "refund errs and is done": 0.25,
        "refund errs, nothing done": 0.2,
        "refund answer contradicts": 0.2,
    },
    "outside": {"portal refund": 0.25, "refund at another till": 0.35},
    "disk": {"disk full": 0.025, "journal busy": 0.03},
    "power": {"cut before commit": 0.02, "cut after commit": 0.02},
    "till": {"killed": 0.015, "closed": 0.006, "sleep": 0.02, "clock set": 0.015},
    "shop": {"skewed clock": 0.25, "end of month": 0.25, "lenient gateway": 0.25, "only GET": 0.25},
}
"""By the moment at which they may strike: how probable each kind is there, in a seed that knows it."""

FAULTS = tuple(kind for kinds in RATES.values() for kind in kinds)
HURRIED_EACH = 6
_OFTEN = 3
"""So many kinds strike most of the time, in each seed others: what needs two of them at once happens too."""
_ALWAYS = {"after a cancel": 0.8, "refund": 0.5, "forging": 0.7}
"""Where few seeds come at all, most of them know what may go wrong there."""
_SHARES = (0.0, 0.12, 0.25, 0.25, 0.35, 0.5, 1.0)


class Chance:
    """Chance of one seed. `off` are kinds of fault that never strike; `spared` the strikes, by their place among
    all, that are left out: both make stories shorter.

    People, customers and faults have streams of their own, so that what is left out changes the rest no more than
    need be. `dice` are the people's and the calendar's, `detail` says how a fault strikes. A `hurried` seed is about
    what happens while a call is still on its way: calls take long, customers and wallets change their minds at once,
    and the cashier asks every few seconds.
    """

    def __init__(self, seed: int, off: Collection[str] = (), spared: Collection[int] = ()) -> None:
        self._seed = seed
        self._spared = spared
        self.dice = Random(seed)
        self.detail = Random(~seed)
        self.calm = False
        self.struck: list[str] = []
        self.forced: dict[str, list[str]] = {}
        self.hurried = seed % HURRIED_EACH == 3
        lot = Random(seed ^ 0xFA17)
        share = lot.choice(_SHARES)
        often = lot.sample(FAULTS, _OFTEN)
        self._known: dict[str, tuple[Random, list[tuple[str, float]]]] = {}
        for moment, kinds in RATES.items():
            likely = max(share, _ALWAYS.get(moment, 0.0))
            known = [(kind, rate) for kind, rate in kinds.items() if lot.random() < likely and kind not in often]
            known = [(kind, min(4 * rate, 0.8)) for kind, rate in kinds.items() if kind in often] + known
            known = [(kind, 0.0 if kind in off else rate) for kind, rate in known]
            if known:
                self._known[moment] = Random(lot.random()), known

    def of_customer(self, serial: int) -> Random:
        """The dice of one customer."""
        return Random(self._seed * 1_000_003 + serial)

    def fault(self, moment: str) -> str:
        """The kind of fault that strikes at this `moment`; empty when all goes well."""
        if self.forced.get(moment):
            kind = self.forced[moment].pop(0)
            return self._strike(kind) if kind else ""
        if self.calm or moment not in self._known:
            return ""
        stream, known = self._known[moment]
        lot = stream.random()
        for kind, rate in known:
            lot -= rate
            if lot < 0:
                return self._strike(kind)
        return ""

    def _strike(self, kind: str) -> str:
        self.struck.append(kind)
        return "" if len(self.struck) - 1 in self._spared else kind

    def counts(self) -> Counter[str]:
        """How often each kind struck."""
        return Counter(kind for place, kind in enumerate(self.struck) if place not in self._spared)
