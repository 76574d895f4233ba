"""Rules of agreements: signed, named with their parties, awarded, or told by who signed."""
