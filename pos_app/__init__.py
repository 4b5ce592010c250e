"""A payment counter for QFPay merchants."""

__version__ = "0.1.0"
