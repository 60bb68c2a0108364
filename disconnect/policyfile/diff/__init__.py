"""What changes from one policy to another: hours a week that open or close, for whom, and sentences that come or go."""
