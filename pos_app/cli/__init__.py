"""The command line: the window's start, payments from scripts, set-up and support."""
