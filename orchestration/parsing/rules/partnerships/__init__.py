"""Rules of partnerships: the words that name a standing relation of cities, whom it joins and since when."""
