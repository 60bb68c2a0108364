"""`python -m disconnect` does what `disconnect` does."""

from disconnect.cli import main

main()
