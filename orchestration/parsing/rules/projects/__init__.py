"""Rules of projects: which names are undertakings, where they are and how far they have come."""
