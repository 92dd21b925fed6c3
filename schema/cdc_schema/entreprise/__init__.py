"""Chapter 1: the company."""
