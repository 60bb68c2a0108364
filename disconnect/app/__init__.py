"""Where the parts are wired together: configuration in, history, decisions and reports out."""
