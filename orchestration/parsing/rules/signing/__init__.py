"""How a clause of signing is read: its verb, its objects, its sides, its day, and the members of what it signs."""
