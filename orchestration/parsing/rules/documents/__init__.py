"""The noun phrases of documents: what heads them, which kind of agreement they name, their titles and counts."""
