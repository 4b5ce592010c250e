"""What `packaging/dev.py package` is made of: the frozen program, and what it is delivered in."""
