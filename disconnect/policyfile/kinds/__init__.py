"""The kinds of commitment there are, with what each must and may say: one file a theme."""
