"""Where the data that ships with the package lies: in the checkout or in the installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def ontology_folder() -> Path:
    """Return the folder that holds policy.ttl, shapes.ttl, lexicon/ and queries/."""
    installed = _PACKAGE / "ontology"
    return installed if installed.is_dir() else _PACKAGE.parent / "ontology"
