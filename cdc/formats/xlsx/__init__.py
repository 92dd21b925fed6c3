"""Workbooks: reading any of them with care, writing interview guides."""
