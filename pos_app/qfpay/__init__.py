"""Client of QFPay's OpenAPI: signing, environments, transport, answers. Calls end in facts, not guesses."""
