"""Rules on wording, subject by subject."""
