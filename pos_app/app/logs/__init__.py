"""The till's log: what may be known by support, as JSON lines that are the owner's alone."""
