"""Interviews that no platform wrote: tables, matrices, notes, laid out as people will."""
