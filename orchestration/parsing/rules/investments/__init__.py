"""Rules of money: which amounts are invested, given or lent, by whom, to whom, for what, and how far that has come."""
