"""The brief: what Pulse shows, as one file to take into a meeting, read without a network."""
