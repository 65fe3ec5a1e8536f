"""Who leads and who helps: departments, task forces, duties."""
