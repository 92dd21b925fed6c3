"""One module per command group: read, call, show."""
