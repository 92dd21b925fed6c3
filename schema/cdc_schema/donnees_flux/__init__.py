"""Chapter 2: data and flows, from visitor to loyalty."""
