"""The test plan in the files of other tools, and what they give back of its results."""
