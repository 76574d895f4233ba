"""Articles over the network: asked for politely, kept as files, and read from there like any others.

Fetching and reading are apart: what was fetched lies in the home's cache, one folder a source, and a run that dies goes on
where it was.
"""
