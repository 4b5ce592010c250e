"""Start-up: the one place that knows all rooms and puts them together."""
