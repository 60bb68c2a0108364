"""What several connectors share: headers, addresses, dates, files, cursors; never a word of content."""
