"""What the README claims, re-runnable: the chain on real data, and speed beside plain designs."""
