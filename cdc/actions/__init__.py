"""What a person asks of a project, the same from the terminal and from the page."""
