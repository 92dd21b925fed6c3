"""From requirements to signed minutes: the plan, the results, the decision."""
