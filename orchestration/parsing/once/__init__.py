"""One fact once: what title and body, several rules or sentences tell of the same thing becomes one fact."""
