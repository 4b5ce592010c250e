"""Pure rules of the counter: money, pay types, payment codes, the state machines. No I/O, no clock, no Qt."""
