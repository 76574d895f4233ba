"""Strings read as typed values: money, dates, durations, counts. Each keeps the words it came from."""
