"""Bringing files into a project: interviews, forms and notes, existing tables."""
