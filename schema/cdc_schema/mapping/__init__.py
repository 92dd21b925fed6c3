"""Chapter 3: how data and systems interact."""
