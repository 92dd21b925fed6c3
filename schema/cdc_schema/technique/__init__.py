"""Chapter 4: technical characteristics."""
