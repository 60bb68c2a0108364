"""From the history to figures: one kernel of time, one register of metrics, cells by group and period."""
