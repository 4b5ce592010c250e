"""What went wrong inside: reports that are kept on this computer, hold no values, and go nowhere by themselves."""
