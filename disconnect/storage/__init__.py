"""What is kept on disk: the index (SQLite), the history (Parquet) and, apart from both, the keys."""
