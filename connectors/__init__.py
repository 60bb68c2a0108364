"""Sources of metadata, one folder each; every one is found by its entry point."""
