"""Findings for programs: JSON, SARIF, GitHub annotations."""

from cdc.formats.constats.github import write_github
from cdc.formats.constats.json import write_json, write_phrases
from cdc.formats.constats.sarif import write_sarif

__all__ = ["write_github", "write_json", "write_phrases", "write_sarif"]
