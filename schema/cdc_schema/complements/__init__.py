"""Chapter 8: what most guides ask for besides the outline."""
