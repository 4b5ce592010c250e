"""What the owner has chosen, and where this till keeps its files. Secrets are in `pos_app.credentials`."""
