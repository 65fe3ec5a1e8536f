"""A knowledge-graph explorer for Chinese government policy documents."""
