"""What acceptance adds to the specification: campaigns, reports, anomalies, reserves."""
