"""Drives payments and refunds from intent to final answer, with journal, gateway and clock. No Qt."""

from pos_app.checkout.requests import ClockOff, Connection, PayRequest, Rebuilding, Trouble
from pos_app.checkout.till import Till

__all__ = ["ClockOff", "Connection", "PayRequest", "Rebuilding", "Till", "Trouble"]
