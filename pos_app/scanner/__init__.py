"""Key strokes and their times in, scans out. No Qt, no clock, no I/O."""
