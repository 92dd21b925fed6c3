"""From the question bank to the guides, and from the answers to the project."""
