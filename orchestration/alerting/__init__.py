"""Telling an operator who is not looking: what an alert is, the ways it goes out, and how a storm of them is kept back.

What there is to be told of a run is found out in ``run_alerts``, which knows Dagster; nothing here does.
"""
