"""Existing tables taken over into the lists of the specification."""
