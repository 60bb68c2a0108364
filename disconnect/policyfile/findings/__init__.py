"""Checks of a policy: law, branch agreement, consistency; one kind of finding a file."""
