"""The journal on disk: events that are only ever added, and the payments and refunds that they make."""

from pos_app.journal.reader import DayTotals, JournalReader
from pos_app.journal.trouble import JournalTrouble, Problem
from pos_app.journal.writer import JOURNAL_NAME, Journal

__all__ = ["JOURNAL_NAME", "DayTotals", "Journal", "JournalReader", "JournalTrouble", "Problem"]
