"""Named bodies and persons: where they stand, what they are, one name for all their mentions in the article."""
