"""One process owns a till; others reach it through its local door."""
