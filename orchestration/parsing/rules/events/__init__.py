"""Rules of events: visits, meetings, gatherings and occasions, with when and where they took place."""
