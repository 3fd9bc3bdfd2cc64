"""What is done to text: safety, width, line breaking, folding for search, document symbols."""
