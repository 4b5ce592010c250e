"""The support bundle: one file with what support needs, built from a list of what may be in it."""
