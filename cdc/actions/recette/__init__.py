"""What commands and the page ask of the acceptance of a project."""
