"""A QFPay gateway on loopback, for training and for tests: as strict as the real one, and no money moves."""
