"""The guided walk in a terminal: what is shown, how it is typed, the loop between the two."""
