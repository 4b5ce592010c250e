"""Another program that holds the journal, as one that copies or repairs it does. Holds it until its input ends."""

from __future__ import annotations

import sqlite3
import sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(f"PRAGMA locking_mode = {sys.argv[2]}")
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
