"""What a day was like: pure functions over what the journal's reader gives."""
