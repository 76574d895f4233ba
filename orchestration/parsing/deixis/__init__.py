"""Whom an article points at without naming: `our city`, `the two places`, `both sides`, `the company`, `he`."""
