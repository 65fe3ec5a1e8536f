"""Places: divisions, quarters, waters, and what only looks like one."""
