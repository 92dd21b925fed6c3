"""Chapter 0: what comes before the specification itself."""
