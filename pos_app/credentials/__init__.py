"""QFPay credentials: read from what the owner hands over, kept in the system's keyring, nowhere else."""
