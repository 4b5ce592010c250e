"""The doctor's questions, a theme each: can this till take a sale, and if not, what is to be done."""
