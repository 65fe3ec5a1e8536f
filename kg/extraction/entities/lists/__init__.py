"""Lists: what their end, their rows and their shared words say of the items."""
