"""What a meeting is: its model, outline, links, checks and the words of each language. Pure."""
