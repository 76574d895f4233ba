"""Across articles: which names are one body, which statements one thing.

Works on distinct names and candidate pairs, never on texts: small beside the corpus, the same on any engine. Candidates share
a key (blocking), so that a new name meets the few that are like it and not every name there is.
"""
