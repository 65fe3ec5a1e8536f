"""`python -m kg.cli` does what `kg` does."""

from .main import main

main()
