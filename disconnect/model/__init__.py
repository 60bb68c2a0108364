"""Frozen values that the whole product speaks in; standard library only."""
